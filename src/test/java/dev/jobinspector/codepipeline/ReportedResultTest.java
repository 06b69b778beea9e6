package dev.jobinspector.codepipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.codepipeline.config.AwsEnvironment;
import dev.jobinspector.codepipeline.transport.TimeLimits;
import dev.jobinspector.emulator.Emulator;
import dev.jobinspector.emulator.EmulatorOptions;
import dev.jobinspector.job.CustomJob;
import dev.jobinspector.job.JobId;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobRef;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.Secret;
import dev.jobinspector.job.ThirdPartyJob;
import dev.jobinspector.job.ThirdPartyJobId;
import dev.jobinspector.job.connection.ConnectionChoice;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.Outcome;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.job.request.FailureType;
import dev.jobinspector.job.request.JobResult;
import dev.jobinspector.service.JobGateway;
import dev.jobinspector.service.JobService;
import dev.jobinspector.service.ReadOnlySwitch;
import dev.jobinspector.testing.MemoryAttemptLog;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The four operations that end a job, over HTTP against the emulator.
@Tag("process")
class ReportedResultTest {
  private final MemoryAttemptLog log = new MemoryAttemptLog();
  private Emulator emulator;
  private JobGateway gateway;
  private JobService jobs;

  @BeforeEach
  void connect() throws IOException {
    emulator = Emulator.start(EmulatorOptions.defaults());
    gateway =
        new SdkConnector(emulator::endpoint, AwsEnvironment::ofThisProcess, TimeLimits.DEFAULT)
            .connect(new ConnectionChoice.Emulator("us-east-1"));
    jobs = new JobService(gateway, log, new ReadOnlySwitch(false), Clock.systemUTC());
  }

  @AfterEach
  void disconnect() {
    gateway.close();
    emulator.close();
  }

  @Test
  void aCustomJobInProgressTakesAFailureAndThenNoOtherResult() {
    KnownJob job = listed(JobKind.CUSTOM, JobStatus.Known.IN_PROGRESS);
    JobRef ref = new CustomJob(new JobId(job.id()));
    var failure = new JobResult.Failure(FailureType.JOB_FAILED, "broken", Optional.of("ext-1"));

    var first = jobs.report(ref, failure, job);
    var second = jobs.report(ref, JobResult.Success.plain(), job);

    assertInstanceOf(Reply.Answered.class, first.reply());
    assertEquals(JobStatus.Known.FAILED, status(job));
    var refused = assertInstanceOf(Reply.Failed.class, second.reply());
    var rejected = assertInstanceOf(JobFailure.Rejected.class, refused.failure());
    assertEquals(JobFailure.Refusal.INVALID_JOB_STATE, rejected.refusal());
    assertEquals(Outcome.REJECTED, second.attempt().conclusion().orElseThrow().outcome());
    assertEquals("PutJobSuccessResult", second.attempt().intent().operation().apiName());
  }

  @Test
  void aCustomJobSucceedsWithEverythingAWorkerCanSayAndNoSecretIsRecorded() {
    KnownJob job = listed(JobKind.CUSTOM, JobStatus.Known.IN_PROGRESS);
    var success =
        new JobResult.Success(
            Optional.of(
                new JobResult.CurrentRevision(
                    "r1", "c1", Optional.of(java.time.Instant.EPOCH), Optional.of("words"))),
            Optional.empty(),
            Optional.of(
                new JobResult.ExecutionDetails(
                    Optional.of("done"), Optional.of("ext-1"), OptionalInt.of(100))),
            Map.of("token", "hunter2"));

    var done = jobs.report(new CustomJob(new JobId(job.id())), success, job);

    assertInstanceOf(Reply.Answered.class, done.reply());
    assertEquals(JobStatus.Known.SUCCEEDED, status(job));
    String exchange = done.reply().receipt().exchange().orElseThrow().request();
    assertFalse(exchange.contains("hunter2"), exchange);
    assertTrue(exchange.contains("PutJobSuccessResult"), exchange);
  }

  @Test
  void aThirdPartyJobIsContinuedWithATokenThatIsNotRecorded() {
    KnownJob job = listed(JobKind.THIRD_PARTY, JobStatus.Known.IN_PROGRESS);
    JobRef ref = new ThirdPartyJob(new ThirdPartyJobId(job.id()), job.clientToken().orElseThrow());
    var success =
        new JobResult.Success(
            Optional.empty(), Optional.of(new Secret("hunter2")), Optional.empty(), Map.of());

    var done = jobs.report(ref, success, job);

    assertInstanceOf(Reply.Answered.class, done.reply());
    assertFalse(done.toString().contains("hunter2"));
    assertFalse(done.toString().contains(job.clientToken().orElseThrow().value()));
  }

  @Test
  void aThirdPartyJobTakesAFailure() {
    KnownJob job = listed(JobKind.THIRD_PARTY, JobStatus.Known.IN_PROGRESS);
    JobRef ref = new ThirdPartyJob(new ThirdPartyJobId(job.id()), job.clientToken().orElseThrow());

    var done =
        jobs.report(
            ref, new JobResult.Failure(FailureType.PERMISSION_ERROR, "m", Optional.empty()), job);

    assertInstanceOf(Reply.Answered.class, done.reply());
    assertEquals(JobStatus.Known.FAILED, status(job));
  }

  private KnownJob listed(JobKind kind, JobStatus status) {
    return gateway.listed().stream()
        .filter(job -> job.kind() == kind && job.status().equals(Optional.of(status)))
        .findFirst()
        .orElseThrow();
  }

  private JobStatus status(KnownJob job) {
    return gateway.listed().stream()
        .filter(job::sameJobAs)
        .findFirst()
        .orElseThrow()
        .status()
        .orElseThrow();
  }
}
