package dev.jobinspector.codepipeline;

import dev.jobinspector.codepipeline.activity.SdkActivityLog;
import dev.jobinspector.codepipeline.transport.HttpTransport;
import dev.jobinspector.job.CustomJob;
import dev.jobinspector.job.JobDetails;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobRef;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.Nonce;
import dev.jobinspector.job.PolledJob;
import dev.jobinspector.job.ThirdPartyJob;
import dev.jobinspector.job.connection.CallerIdentity;
import dev.jobinspector.job.connection.ConnectionState;
import dev.jobinspector.job.connection.ServiceConnection;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.job.request.JobResult;
import dev.jobinspector.job.request.PollRequest;
import dev.jobinspector.service.ActivityLog;
import dev.jobinspector.service.JobGateway;
import dev.jobinspector.service.PipelineControl;
import dev.jobinspector.service.PipelineGateway;
import dev.jobinspector.service.PipelineReplies;
import dev.jobinspector.service.RateLimiter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Jobs through the AWS SDK for Java v2.
final class SdkJobGateway implements JobGateway {
  private final SdkClients clients;
  private final SdkActivityLog activity;
  private final HttpTransport transport;

  SdkJobGateway(SdkClients clients, SdkActivityLog activity, HttpTransport transport) {
    this.activity = activity;
    this.transport = transport;
    this.clients = clients;
  }

  @Override
  public ServiceConnection connection() {
    return clients.reader().known();
  }

  @Override
  public ServiceConnection actingConnection() {
    return clients.writer().known();
  }

  @Override
  public CompletableFuture<Optional<CallerIdentity>> identity() {
    return clients.reader().account().identity();
  }

  @Override
  public ConnectionState state() {
    return clients.state();
  }

  @Override
  public CompletableFuture<Optional<String>> account() {
    return clients.reader().account().answer();
  }

  @Override
  public RateLimiter rateLimiter() {
    return clients.rateLimiter();
  }

  @Override
  public Reply<JobStatus> acknowledge(JobRef job, Nonce nonce) {
    return switch (job) {
      case CustomJob(var id) ->
          RecordedCall.send(
              List.of(nonce.value()),
              options ->
                  status(
                      clients
                          .writes()
                          .acknowledgeJob(
                              ask ->
                                  ask.jobId(id.value())
                                      .nonce(nonce.value())
                                      .overrideConfiguration(options))
                          .statusAsString()));
      case ThirdPartyJob(var id, var token) ->
          RecordedCall.send(
              List.of(nonce.value(), token.value()),
              options ->
                  status(
                      clients
                          .writes()
                          .acknowledgeThirdPartyJob(
                              ask ->
                                  ask.jobId(id.value())
                                      .nonce(nonce.value())
                                      .clientToken(token.value())
                                      .overrideConfiguration(options))
                          .statusAsString()));
    };
  }

  @Override
  public Reply<JobDetails> details(JobRef job) {
    return switch (job) {
      case CustomJob(var id) ->
          RecordedCall.read(
              List.of(),
              options ->
                  clients.read(
                      client ->
                          client.getJobDetails(
                              ask -> ask.jobId(id.value()).overrideConfiguration(options))),
              reply -> JobMapping.details(JobKind.CUSTOM, reply));
      case ThirdPartyJob(var id, var token) ->
          RecordedCall.read(
              List.of(token.value()),
              options ->
                  clients.read(
                      client ->
                          client.getThirdPartyJobDetails(
                              ask ->
                                  ask.jobId(id.value())
                                      .clientToken(token.value())
                                      .overrideConfiguration(options))),
              reply -> JobMapping.details(JobKind.THIRD_PARTY, reply));
    };
  }

  @Override
  public Reply<List<PolledJob>> poll(PollRequest request) {
    var type = JobMapping.actionType(request.actionType());
    return RecordedCall.read(
        List.of(),
        options -> {
          switch (request.kind()) {
            case CUSTOM ->
                clients
                    .writes()
                    .pollForJobs(
                        ask ->
                            ask.actionTypeId(type)
                                .maxBatchSize(request.maximum())
                                .queryParam(request.query().isEmpty() ? null : request.query())
                                .overrideConfiguration(options));
            case THIRD_PARTY ->
                clients
                    .writes()
                    .pollForThirdPartyJobs(
                        ask ->
                            ask.actionTypeId(type)
                                .maxBatchSize(request.maximum())
                                .overrideConfiguration(options));
          }
        },
        reply -> JobMapping.polled(request.kind(), reply));
  }

  @Override
  public Reply<JobResult> report(JobRef job, JobResult result) {
    return RecordedCall.send(
        ResultSending.secrets(job, result),
        options -> {
          ResultSending.send(clients.writes(), job, result, options);
          return result;
        });
  }

  @Override
  public PipelineGateway pipelines() {
    return new SdkPipelineGateway(clients);
  }

  @Override
  public PipelineReplies replies() {
    return new SdkPipelineReplies(clients);
  }

  @Override
  public PipelineControl control() {
    return new SdkPipelineControl(clients);
  }

  @Override
  public ActivityLog activity() {
    return activity;
  }

  @Override
  public List<KnownJob> listed() {
    ServiceConnection connection = clients.reader().connection();
    return switch (connection.target()) {
      case EMULATOR -> EmulatorJobList.at(transport, connection.endpoint(), connection.region());
      case AWS -> List.of();
    };
  }

  @Override
  public void close() {
    activity.close();
    clients.close();
  }

  /// A reply of 200 without a status confirms nothing: the outcome is unknown.
  private static JobStatus status(@Nullable String text) {
    if (text == null) {
      throw new GarbledReplyException("The reply has no status.");
    }
    return JobStatus.of(text);
  }
}
