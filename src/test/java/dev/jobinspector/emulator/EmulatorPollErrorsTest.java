package dev.jobinspector.emulator;

import static dev.jobinspector.emulator.EmulatorLifeCycleTest.LOAD_RUNNER;
import static dev.jobinspector.emulator.EmulatorLifeCycleTest.WORKER_TEST;
import static dev.jobinspector.emulator.EmulatorLifeCycleTest.type;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.ActionTypeNotFoundException;
import software.amazon.awssdk.services.codepipeline.model.CodePipelineException;
import software.amazon.awssdk.services.codepipeline.model.ValidationException;

/// What a poll may not ask for.
@Tag("process")
final class EmulatorPollErrorsTest {
  @AutoClose private final Started service = Started.builtIn();
  private final CodePipelineClient client = service.client();

  @Test
  void anUnknownActionTypeIsNotAvailable() {
    var unknown = type("Build", "Custom", "MyJenkinsProviderName", "1");
    var error =
        refused(
            ActionTypeNotFoundException.class,
            () -> client.pollForJobs(r -> r.actionTypeId(unknown)));
    assertEquals(
        "ActionType (Category: 'Build', Owner: 'Custom', Provider: 'MyJenkinsProviderName',"
            + " Version: '1') is not available",
        error.awsErrorDetails().errorMessage());
    var partners = type("Build", "ThirdParty", "Nobody", "1");
    refused(
        ActionTypeNotFoundException.class,
        () -> client.pollForThirdPartyJobs(r -> r.actionTypeId(partners)));
  }

  @Test
  void eachPollIsForItsOwnOwner() {
    var lambda = type("Invoke", "AWS", "Lambda", "1");
    var error =
        refused(ValidationException.class, () -> client.pollForJobs(r -> r.actionTypeId(lambda)));
    assertEquals(
        "ActionType with owner 'AWS' is not supported", error.awsErrorDetails().errorMessage());
    refused(ValidationException.class, () -> client.pollForJobs(r -> r.actionTypeId(WORKER_TEST)));
    refused(
        ValidationException.class,
        () -> client.pollForThirdPartyJobs(r -> r.actionTypeId(LOAD_RUNNER)));
    refused(
        ValidationException.class, () -> client.pollForThirdPartyJobs(r -> r.actionTypeId(lambda)));
  }

  @Test
  void theQueryableAndNoOtherPropertyMustBeAskedFor() {
    var jenkins = type("Build", "Custom", "JenkinsBuild", "1");
    refused(ValidationException.class, () -> client.pollForJobs(r -> r.actionTypeId(jenkins)));
    refused(
        ValidationException.class,
        () -> client.pollForJobs(r -> r.actionTypeId(jenkins).queryParam(Map.of("Job", "x"))));
    refused(
        ValidationException.class,
        () -> client.pollForJobs(r -> r.actionTypeId(LOAD_RUNNER).queryParam(Map.of("Plan", "x"))));
    var none =
        client.pollForJobs(
            r -> r.actionTypeId(jenkins).queryParam(Map.of("ProjectName", "orders-batch")));
    assertEquals(0, none.jobs().size());
    var one =
        client.pollForJobs(
            r ->
                r.actionTypeId(jenkins)
                    .maxBatchSize(10)
                    .queryParam(Map.of("ProjectName", "orders-batch-v2")));
    assertEquals(1, one.jobs().size());
  }

  private static <E extends CodePipelineException> E refused(Class<E> as, Executable call) {
    var error = assertThrows(CodePipelineException.class, call);
    assertEquals(400, error.statusCode());
    assertNotNull(error.requestId());
    return assertInstanceOf(as, error);
  }
}
