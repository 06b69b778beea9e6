package dev.jobinspector.testing;

import dev.jobinspector.job.JobDetails;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobRef;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.Nonce;
import dev.jobinspector.job.PolledJob;
import dev.jobinspector.job.connection.CallerIdentity;
import dev.jobinspector.job.connection.ConnectionState;
import dev.jobinspector.job.connection.ServiceConnection;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.Receipt;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.job.request.JobResult;
import dev.jobinspector.job.request.PollRequest;
import dev.jobinspector.service.JobGateway;
import dev.jobinspector.service.PipelineReplies;
import dev.jobinspector.service.RateLimiter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/// A service that answers what it is told to, and remembers what it was asked.
public final class FakeGateway implements JobGateway {
  public static final ServiceConnection CONNECTION =
      new ServiceConnection(
          ServiceConnection.Target.EMULATOR,
          Optional.empty(),
          "us-east-1",
          Optional.of("111122223333"),
          URI.create("http://127.0.0.1:1"),
          "a test");

  /// A result that was reported.
  public record Reported(JobRef job, JobResult result) {}

  public static final Receipt RECEIPT =
      new Receipt(Optional.of("request-1"), OptionalInt.of(200), 1, Optional.empty());

  private final List<String> asked = new ArrayList<>();
  private final List<Reported> reported = new ArrayList<>();
  private Optional<JobFailure> failure = Optional.empty();
  private JobStatus status = JobStatus.Known.IN_PROGRESS;
  private List<KnownJob> listed = List.of();
  private final FakePipelineGateway pipelines = new FakePipelineGateway();
  private final FakePipelineControl control = new FakePipelineControl(pipelines);
  private final FakeActivityLog activity = new FakeActivityLog();
  private ConnectionState state = ConnectionState.UNKNOWN;
  private Runnable meanwhile = () -> {};
  private ServiceConnection connection;

  public FakeGateway() {
    this("us-east-1");
  }

  public FakeGateway(String region) {
    this(
        new ServiceConnection(
            CONNECTION.target(),
            CONNECTION.profile(),
            region,
            CONNECTION.account(),
            CONNECTION.endpoint(),
            CONNECTION.endpointSource()));
  }

  public FakeGateway(ServiceConnection connection) {
    this.connection = connection;
  }

  /// What was asked, such as `acknowledge ID`, in order.
  public List<String> asked() {
    return List.copyOf(asked);
  }

  public List<Reported> reported() {
    return List.copyOf(reported);
  }

  public void failWith(JobFailure failure) {
    this.failure = Optional.of(failure);
  }

  public void answer(JobStatus status) {
    this.status = status;
  }

  public void list(KnownJob... jobs) {
    listed = List.of(jobs);
  }

  /// Happens in the middle of every request.
  public void meanwhile(Runnable happening) {
    meanwhile = happening;
  }

  @Override
  public RateLimiter rateLimiter() {
    return new RateLimiter(Integer.MAX_VALUE);
  }

  /// Leads elsewhere, or knows more of the connection.
  public FakeGateway over(ServiceConnection other, ConnectionState known) {
    connection = other;
    state = known;
    return this;
  }

  @Override
  public ServiceConnection connection() {
    return connection;
  }

  @Override
  public ConnectionState state() {
    return state;
  }

  @Override
  public CompletableFuture<Optional<CallerIdentity>> identity() {
    return CompletableFuture.completedFuture(state.identity());
  }

  @Override
  public Reply<JobStatus> acknowledge(JobRef job, Nonce nonce) {
    return reply("acknowledge " + job.idText(), status);
  }

  @Override
  public Reply<JobDetails> details(JobRef job) {
    return reply(
        "details " + job.idText(),
        switch (job.kind()) {
          case CUSTOM -> detailsOf(job.kind(), job.idText());
          case THIRD_PARTY ->
              new JobDetails(job.kind(), Replies.map("id", job.idText(), "nonce", "78"));
        });
  }

  @Override
  public Reply<List<PolledJob>> poll(PollRequest request) {
    return reply(
        "poll " + request.actionType().text(),
        List.of(
            new PolledJob(
                request.kind(),
                switch (request.kind()) {
                  case CUSTOM ->
                      Replies.map("id", "99999999-0000-0000-0000-000000000001", "nonce", "77");
                  case THIRD_PARTY -> Replies.map("jobId", "partner-job", "clientId", "client");
                })));
  }

  @Override
  public Reply<JobResult> report(JobRef job, JobResult result) {
    reported.add(new Reported(job, result));
    return reply("report " + job.idText(), result);
  }

  private <T> Reply<T> reply(String what, T value) {
    asked.add(what);
    meanwhile.run();
    return failure
        .<Reply<T>>map(f -> new Reply.Failed<>(f, RECEIPT))
        .orElseGet(() -> new Reply.Answered<>(value, RECEIPT));
  }

  /// Details with a pipeline and nothing else.
  public static JobDetails detailsOf(JobKind kind, String id) {
    return new JobDetails(
        kind,
        Replies.map(
            "id",
            id,
            "data",
            Replies.map(
                "pipelineContext",
                Replies.map(
                    "pipelineName",
                    "pipeline",
                    "stage",
                    Replies.map("name", "stage"),
                    "action",
                    Replies.map("name", "action")))));
  }

  @Override
  public FakePipelineGateway pipelines() {
    return pipelines;
  }

  @Override
  public FakePipelineControl control() {
    return control;
  }

  @Override
  public PipelineReplies replies() {
    throw new UnsupportedOperationException("Only commands ask for replies as they came.");
  }

  @Override
  public FakeActivityLog activity() {
    return activity;
  }

  @Override
  public List<KnownJob> listed() {
    return listed;
  }

  @Override
  public void close() {}
}
