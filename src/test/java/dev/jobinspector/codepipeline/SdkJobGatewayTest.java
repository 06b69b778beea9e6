package dev.jobinspector.codepipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.codepipeline.config.AwsEnvironment;
import dev.jobinspector.codepipeline.transport.TimeLimits;
import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.ClientToken;
import dev.jobinspector.job.CustomJob;
import dev.jobinspector.job.JobDetails;
import dev.jobinspector.job.JobId;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobRef;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.JobStatus.Known;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.Nonce;
import dev.jobinspector.job.PolledJob;
import dev.jobinspector.job.ReplyNode;
import dev.jobinspector.job.Secret;
import dev.jobinspector.job.ThirdPartyJob;
import dev.jobinspector.job.ThirdPartyJobId;
import dev.jobinspector.job.connection.ConnectionChoice;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.JobFailure.Doubt;
import dev.jobinspector.job.reply.JobFailure.Refusal;
import dev.jobinspector.job.reply.Outcome;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.job.request.FailureType;
import dev.jobinspector.job.request.JobResult;
import dev.jobinspector.job.request.PollRequest;
import dev.jobinspector.service.JobGateway;
import dev.jobinspector.testing.RunningEmulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The real SDK client over HTTP.
@Tag("process")
class SdkJobGatewayTest {
  private static final JobId NO_SUCH_JOB = new JobId("00000000-0000-0000-0000-000000000000");
  private static final Nonce STALE = new Nonce("1");

  private static RunningEmulator emulator;
  private static JobGateway gateway;

  @BeforeAll
  static void start() {
    emulator = new RunningEmulator();
    gateway = emulator.gateway();
  }

  @AfterAll
  static void stop() {
    emulator.close();
  }

  @BeforeEach
  void reset() {
    emulator.reset();
  }

  @Test
  void anAcknowledgedCustomJobIsInProgress() {
    KnownJob job = emulator.job(JobKind.CUSTOM, Known.DISPATCHED);
    var reply = gateway.acknowledge(ref(job), job.nonce().orElseThrow());
    assertEquals(Known.IN_PROGRESS, answered(reply));
    assertTrue(reply.receipt().requestId().isPresent());
    assertEquals(200, reply.receipt().httpStatus().orElseThrow());
    assertEquals(1, reply.receipt().sends());
  }

  @Test
  void anAcknowledgedThirdPartyJobIsInProgress() {
    KnownJob job = emulator.job(JobKind.THIRD_PARTY, Known.DISPATCHED);
    assertEquals(
        Known.IN_PROGRESS, answered(gateway.acknowledge(ref(job), job.nonce().orElseThrow())));
  }

  @Test
  void aProxySeesNothingThatIsMeantForTheEmulator() throws IOException {
    try (ServerSocket proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      proxy.setSoTimeout(1);
      System.setProperty("http.proxyHost", "127.0.0.1");
      System.setProperty("http.proxyPort", String.valueOf(proxy.getLocalPort()));
      System.setProperty("http.nonProxyHosts", "");
      KnownJob job = emulator.job(JobKind.CUSTOM, Known.DISPATCHED);
      try (JobGateway direct =
          emulator.connector().connect(new ConnectionChoice.Emulator("us-east-1"))) {
        var reply = direct.acknowledge(ref(job), job.nonce().orElseThrow());
        assertEquals(Known.IN_PROGRESS, answered(reply));
      }
      assertThrows(SocketTimeoutException.class, proxy::accept);
    } finally {
      System.clearProperty("http.proxyHost");
      System.clearProperty("http.proxyPort");
      System.clearProperty("http.nonProxyHosts");
    }
  }

  @Test
  void detailsOfACustomJobTellWhereItStands() {
    KnownJob job = emulator.job(JobKind.CUSTOM, Known.DISPATCHED);
    JobDetails details = answered(gateway.details(ref(job)));
    assertEquals(job.id(), details.id());
    assertEquals("111122223333", details.account().orElseThrow());
    assertEquals("Custom", details.actionType().orElseThrow().owner());
    assertTrue(details.context().actionExecutionId().isPresent());
    assertTrue(details.data("artifactCredentials").isPresent());
    assertFalse(configuration(details).isEmpty());
    assertTrue(details.reply().text("data", "pipelineContext", "pipelineArn").isPresent());
  }

  @Test
  void detailsOfAThirdPartyJobGiveTheNonce() {
    KnownJob job = emulator.job(JobKind.THIRD_PARTY, Known.DISPATCHED);
    JobDetails details = answered(gateway.details(ref(job)));
    assertEquals(job.nonce(), details.nonce());
    assertTrue(details.account().isEmpty());
  }

  @Test
  void aPollHandsACustomJobOutWithItsNonceAndDetails() {
    KnownJob queued =
        gateway.listed().stream()
            .filter(job -> job.kind() == JobKind.CUSTOM && job.status().get() == Known.QUEUED)
            .filter(job -> job.actionType().get().provider().equals("LoadRunner"))
            .findFirst()
            .orElseThrow();
    List<PolledJob> jobs =
        answered(
            gateway.poll(
                new PollRequest(
                    new ActionTypeId("Test", "Custom", "LoadRunner", "1"), 10, Map.of())));
    PolledJob polled =
        jobs.stream().filter(job -> job.id().equals(queued.id())).findFirst().orElseThrow();
    assertTrue(polled.details().isPresent());
    assertEquals(
        Known.IN_PROGRESS,
        answered(
            gateway.acknowledge(
                new CustomJob(new JobId(polled.id())), polled.nonce().orElseThrow())));
  }

  @Test
  void aPollHandsAThirdPartyJobOutWithItsClientIdOnly() {
    List<PolledJob> jobs =
        answered(
            gateway.poll(
                new PollRequest(
                    new ActionTypeId("Deploy", "ThirdParty", "ReleaseBoard", "3"), 1, Map.of())));
    PolledJob polled = jobs.getFirst();
    assertTrue(polled.reply().text("clientId").isPresent());
    assertTrue(polled.nonce().isEmpty() && polled.details().isEmpty());
  }

  @Test
  void eachModelledErrorHasItsMeaning() {
    KnownJob custom = emulator.job(JobKind.CUSTOM, Known.DISPATCHED);
    KnownJob third = emulator.job(JobKind.THIRD_PARTY, Known.DISPATCHED);
    JobRef wrongToken =
        new ThirdPartyJob(new ThirdPartyJobId(third.id()), new ClientToken("not-the-token"));
    JobRef customAsThirdParty =
        new ThirdPartyJob(new ThirdPartyJobId(custom.id()), new ClientToken("not-the-token"));
    JobRef noSuchId =
        new ThirdPartyJob(new ThirdPartyJobId("no-uuid"), third.clientToken().orElseThrow());
    PollRequest unknownType =
        new PollRequest(new ActionTypeId("Build", "Custom", "Nobody", "1"), 1, Map.of());
    PollRequest ownedByAws =
        new PollRequest(new ActionTypeId("Build", "AWS", "CodeBuild", "1"), 1, Map.of());

    assertEquals(Refusal.INVALID_NONCE, refused(gateway.acknowledge(ref(custom), STALE)));
    assertEquals(Refusal.INVALID_NONCE, refused(gateway.acknowledge(ref(third), STALE)));
    assertEquals(
        Refusal.JOB_NOT_FOUND, refused(gateway.acknowledge(new CustomJob(NO_SUCH_JOB), STALE)));
    assertEquals(Refusal.JOB_NOT_FOUND, refused(gateway.details(new CustomJob(NO_SUCH_JOB))));
    assertEquals(Refusal.JOB_NOT_FOUND, refused(gateway.acknowledge(noSuchId, STALE)));
    assertEquals(Refusal.INVALID_CLIENT_TOKEN, refused(gateway.acknowledge(wrongToken, STALE)));
    assertEquals(Refusal.INVALID_CLIENT_TOKEN, refused(gateway.details(wrongToken)));
    assertEquals(Refusal.INVALID_JOB, refused(gateway.details(customAsThirdParty)));
    assertEquals(Refusal.ACTION_TYPE_NOT_FOUND, refused(gateway.poll(unknownType)));
    assertEquals(Refusal.VALIDATION, refused(gateway.poll(ownedByAws)));
  }

  @ParameterizedTest
  @CsvSource({
    "close-after-commit, CONNECTION_LOST",
    "garbage, GARBLED_REPLY",
    "truncated, CONNECTION_LOST",
    "close-before, CONNECTION_LOST",
    "error-500, SERVER_ERROR",
    "error-503, SERVER_ERROR",
  })
  void anAcknowledgeWithoutAUsableReplyIsUnknownAndSentOnce(String fault, Doubt doubt) {
    isUnknownAndSentOnce(gateway, fault, doubt);
  }

  @Test
  void anAcknowledgeThatIsNotAnsweredInTimeIsUnknownAndSentOnce() {
    try (JobGateway impatient =
        emulator.impatientConnector().connect(new ConnectionChoice.Emulator("us-east-1"))) {
      isUnknownAndSentOnce(impatient, "hang", Doubt.TIMED_OUT);
    }
  }

  private static void isUnknownAndSentOnce(JobGateway gateway, String fault, Doubt doubt) {
    KnownJob job = emulator.job(JobKind.CUSTOM, Known.DISPATCHED);
    // A connection that was used before is the one on which an HTTP client might send again.
    answered(gateway.details(ref(job)));
    emulator.breakNext("AcknowledgeJob", fault);
    var reply = gateway.acknowledge(ref(job), job.nonce().orElseThrow());
    var failed = assertInstanceOf(Reply.Failed.class, reply);
    var unknown = assertInstanceOf(JobFailure.Unknown.class, failed.failure());
    assertEquals(doubt, unknown.doubt());
    assertEquals(Outcome.UNKNOWN, unknown.outcome());
    assertEquals(1, reply.receipt().sends());
    assertEquals(1, emulator.received(job.id(), "AcknowledgeJob"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"garbage", "truncated", "close-after-commit"})
  void aResultWithoutAUsableReplyIsUnknown(String fault) {
    KnownJob custom = emulator.job(JobKind.CUSTOM, Known.IN_PROGRESS);
    KnownJob third = emulator.job(JobKind.THIRD_PARTY, Known.IN_PROGRESS);
    var failure = new JobResult.Failure(FailureType.JOB_FAILED, "no", Optional.empty());
    for (String kind : List.of("Job", "ThirdPartyJob")) {
      KnownJob job = kind.equals("Job") ? custom : third;
      for (JobResult result : List.of(JobResult.Success.plain(), failure)) {
        String operation =
            "Put" + kind + (result instanceof JobResult.Failure ? "Failure" : "Success") + "Result";
        emulator.reset();
        emulator.breakNext(operation, fault);
        var failed = assertInstanceOf(Reply.Failed.class, gateway.report(ref(job), result));
        assertEquals(Outcome.UNKNOWN, failed.failure().outcome(), operation);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "throttle, THROTTLED",
    "access-denied, ACCESS_DENIED",
    "expired-token, EXPIRED_TOKEN",
  })
  void anAcknowledgeThatIsRefusedIsNotSentAgain(String fault, Refusal refusal) {
    KnownJob job = emulator.job(JobKind.CUSTOM, Known.DISPATCHED);
    emulator.breakNext("AcknowledgeJob", fault);
    assertEquals(refusal, refused(gateway.acknowledge(ref(job), job.nonce().orElseThrow())));
    assertEquals(1, emulator.received(job.id(), "AcknowledgeJob"));
  }

  @Test
  void cancellingARequestThatHasLeftIsUnknownAndOneThatHasNotIsNotSent() throws Exception {
    KnownJob job = emulator.job(JobKind.CUSTOM, Known.DISPATCHED);
    emulator.breakNext("AcknowledgeJob", "hang");
    var reply = new CompletableFuture<Reply<JobStatus>>();
    Thread worker =
        Thread.ofVirtual()
            .start(() -> reply.complete(gateway.acknowledge(ref(job), job.nonce().orElseThrow())));
    while (emulator.received(job.id(), "AcknowledgeJob") == 0) {
      Thread.onSpinWait();
    }
    worker.interrupt();
    var failed = assertInstanceOf(Reply.Failed.class, reply.get(60, TimeUnit.SECONDS));
    assertEquals(Outcome.UNKNOWN, failed.failure().outcome());

    Thread.currentThread().interrupt();
    var early = gateway.acknowledge(ref(job), job.nonce().orElseThrow());
    assertTrue(Thread.interrupted());
    assertEquals(Outcome.NOT_SENT, assertInstanceOf(Reply.Failed.class, early).failure().outcome());
    assertEquals(1, emulator.received(job.id(), "AcknowledgeJob"));
  }

  @Test
  void aReadIsTriedAgainAndCounted() {
    KnownJob job = emulator.job(JobKind.CUSTOM, Known.DISPATCHED);
    emulator.breakNext("GetJobDetails", "error-500");
    var reply = gateway.details(ref(job));
    assertEquals(job.id(), answered(reply).id());
    assertEquals(2, reply.receipt().sends());
  }

  @Test
  void anEndpointThatNobodyListensOnIsNotSent() {
    KnownJob job = emulator.job(JobKind.CUSTOM, Known.DISPATCHED);
    SdkConnector toNobody =
        new SdkConnector(
            () -> URI.create("http://127.0.0.1:1"),
            AwsEnvironment::ofThisProcess,
            TimeLimits.DEFAULT);
    try (JobGateway orphan = toNobody.connect(new ConnectionChoice.Emulator("us-east-1"))) {
      var reply = orphan.acknowledge(ref(job), job.nonce().orElseThrow());
      var failed = assertInstanceOf(Reply.Failed.class, reply);
      assertEquals(Outcome.NOT_SENT, failed.failure().outcome());
      assertEquals(0, reply.receipt().sends());
    }
  }

  @Test
  void theExchangeShowsTheTrafficWithoutItsSecrets() {
    KnownJob job = emulator.job(JobKind.THIRD_PARTY, Known.DISPATCHED);
    var reply = gateway.details(ref(job));
    JobDetails details = answered(reply);
    String shown =
        reply.receipt().exchange().orElseThrow().request()
            + reply.receipt().exchange().orElseThrow().reply();
    assertTrue(shown.contains("CodePipeline_20150709.GetThirdPartyJobDetails"), shown);
    assertTrue(shown.contains(job.id()), shown);
    assertTrue(shown.contains("Authorization: " + Secret.MASK), shown);
    String secretKey =
        details.reply().text("data", "artifactCredentials", "secretAccessKey").orElseThrow();
    String sessionToken =
        details.reply().text("data", "artifactCredentials", "sessionToken").orElseThrow();
    assertFalse(shown.contains("Signature="), shown);
    assertFalse(shown.contains(job.nonce().orElseThrow().value()), shown);
    assertFalse(shown.contains(job.clientToken().orElseThrow().value()), shown);
    assertFalse(shown.contains(secretKey), shown);
    assertFalse(shown.contains(sessionToken), shown);
    for (ReplyNode value : configuration(details).values()) {
      String text = assertInstanceOf(ReplyNode.Masked.class, value).secret().reveal();
      assertFalse(shown.contains('"' + text + '"'), shown);
    }
    assertFalse(details.toString().contains(secretKey));
  }

  private static Map<String, ReplyNode> configuration(JobDetails details) {
    return details
        .reply()
        .at("data", "actionConfiguration", "configuration")
        .orElseThrow()
        .members();
  }

  private static JobRef ref(KnownJob job) {
    return switch (job.kind()) {
      case CUSTOM -> new CustomJob(new JobId(job.id()));
      case THIRD_PARTY ->
          new ThirdPartyJob(new ThirdPartyJobId(job.id()), job.clientToken().orElseThrow());
    };
  }

  private static <T> T answered(Reply<T> reply) {
    return switch (reply) {
      case Reply.Answered<T>(var value, _) -> value;
      case Reply.Failed<T>(var failure, _) -> throw new AssertionError(failure);
    };
  }

  private static Refusal refused(Reply<?> reply) {
    var failed = assertInstanceOf(Reply.Failed.class, reply);
    var rejected = assertInstanceOf(JobFailure.Rejected.class, failed.failure());
    assertTrue(reply.receipt().requestId().isPresent());
    return rejected.refusal();
  }
}
