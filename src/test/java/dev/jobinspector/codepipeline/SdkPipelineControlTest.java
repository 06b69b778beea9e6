package dev.jobinspector.codepipeline;

import static dev.jobinspector.testing.PipelineGatewayContract.answered;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.job.connection.ConnectionChoice;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.JobFailure.Doubt;
import dev.jobinspector.job.reply.JobFailure.Refusal;
import dev.jobinspector.job.reply.Outcome;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.job.request.ExecutionStop;
import dev.jobinspector.job.request.TransitionChange;
import dev.jobinspector.job.request.TransitionChange.Direction;
import dev.jobinspector.service.JobGateway;
import dev.jobinspector.service.PipelineControl;
import dev.jobinspector.service.PipelineGateway;
import dev.jobinspector.testing.PipelineControlContract;
import dev.jobinspector.testing.RunningEmulator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The real SDK client over HTTP.
@Tag("process")
class SdkPipelineControlTest extends PipelineControlContract {
  private static RunningEmulator emulator;

  @BeforeAll
  static void start() {
    emulator = new RunningEmulator();
  }

  @AfterAll
  static void stop() {
    emulator.close();
  }

  @BeforeEach
  void reset() {
    emulator.reset();
  }

  @Override
  protected PipelineControl control() {
    return emulator.gateway().control();
  }

  @Override
  protected PipelineGateway gateway() {
    return emulator.gateway().pipelines();
  }

  /// A write, under its name in the API.
  private record Write(String operation, Function<PipelineControl, Reply<?>> send) {}

  private List<Write> writes() {
    String failed = latest("fraud-scoring", "Deploy");
    var stop =
        new ExecutionStop(
            "storefront-web", latest("storefront-web", "Deploy"), true, Optional.empty());
    var disable =
        new TransitionChange(
            "storefront-web", "Deploy", Direction.INBOUND, Optional.of("no releases"));
    var enable =
        new TransitionChange("storefront-web", "Deploy", Direction.INBOUND, Optional.empty());
    return List.of(
        new Write("RetryStageExecution", to -> to.retry(retry("fraud-scoring", "Deploy", failed))),
        new Write("StopPipelineExecution", to -> to.stop(stop)),
        new Write("DisableStageTransition", to -> to.disable(disable)),
        new Write("EnableStageTransition", to -> to.enable(enable)));
  }

  @ParameterizedTest
  @CsvSource({
    "close-after-commit, CONNECTION_LOST",
    "close-before, CONNECTION_LOST",
    "garbage, GARBLED_REPLY",
    "error-500, SERVER_ERROR",
    "error-503, SERVER_ERROR",
  })
  void aWriteWithoutAUsableReplyIsUnknownAndSentOnce(String fault, Doubt doubt) {
    for (Write write : writes()) {
      isUnknownAndSentOnce(write, control(), fault, doubt);
    }
  }

  @Test
  void aWriteThatIsNotAnsweredInTimeIsUnknownAndSentOnce() {
    try (JobGateway impatient =
        emulator.impatientConnector().connect(new ConnectionChoice.Emulator("us-east-1"))) {
      isUnknownAndSentOnce(writes().getFirst(), impatient.control(), "hang", Doubt.TIMED_OUT);
    }
  }

  private static void isUnknownAndSentOnce(
      Write write, PipelineControl control, String fault, Doubt doubt) {
    emulator.breakNext(write.operation(), fault);
    Reply<?> reply = write.send().apply(control);
    var failed = assertInstanceOf(Reply.Failed.class, reply, write.operation());
    var unknown = assertInstanceOf(JobFailure.Unknown.class, failed.failure(), write.operation());
    assertEquals(doubt, unknown.doubt(), write.operation());
    assertEquals(Outcome.UNKNOWN, unknown.outcome());
    assertEquals(1, reply.receipt().sends());
  }

  @ParameterizedTest
  @CsvSource({
    "throttle, THROTTLED",
    "access-denied, ACCESS_DENIED",
    "expired-token, EXPIRED_TOKEN",
  })
  void aWriteThatIsRefusedIsNotSentAgain(String fault, Refusal refusal) {
    for (Write write : writes()) {
      emulator.breakNext(write.operation(), fault);
      Reply<?> reply = write.send().apply(control());
      var failed = assertInstanceOf(Reply.Failed.class, reply);
      var rejected = assertInstanceOf(JobFailure.Rejected.class, failed.failure());
      assertEquals(refusal, rejected.refusal(), write.operation());
      assertEquals(1, reply.receipt().sends());
    }
  }

  @Test
  void theExchangeShowsWhatWasAsked() {
    Reply<?> reply =
        control()
            .disable(
                new TransitionChange(
                    "storefront-web", "Deploy", Direction.INBOUND, Optional.of("no releases")));
    String request = reply.receipt().exchange().orElseThrow().request();
    for (String shown : List.of("storefront-web", "Deploy", "Inbound", "no releases")) {
      assertTrue(request.contains('"' + shown + '"'), request);
    }
  }

  @Test
  void anExecutionThatIsNotListedHasNoStatus() {
    assertEquals(
        Optional.empty(),
        answered(gateway().executionStatus("docs-site", "00000000-0000-4000-8000-000000000000")));
  }
}
