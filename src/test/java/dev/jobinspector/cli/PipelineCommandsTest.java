package dev.jobinspector.cli;

import static dev.jobinspector.testing.PipelineGatewayContract.answered;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.pipeline.StageState;
import dev.jobinspector.job.reply.Outcome;
import dev.jobinspector.job.request.Operation;
import dev.jobinspector.text.DocumentFormat;
import dev.jobinspector.text.DocumentReader;
import dev.jobinspector.text.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Commands on pipelines, in the shape of the AWS CLI.
@Tag("process")
class PipelineCommandsTest {
  @AutoClose private final Bench bench = new Bench();

  @Test
  void theStateOfAPipelineIsPrintedAsItCameWithTimesAsTheAwsCliPrintsThem() {
    Bench.Ran ran = bench.run("get-pipeline-state", "--name", "fraud-scoring");
    assertEquals(0, ran.exit(), ran::err);
    assertEquals("", ran.err());
    assertTrue(ran.out().startsWith("{\n    \"pipelineName\": \"fraud-scoring\",\n"), ran::out);
    assertTrue(
        ran.out()
            .matches(
                "(?s).*\"lastStatusChange\":"
                    + " \"[0-9-]{10}T[0-9:]{8}(\\.[0-9]{6})?[+-][0-9:]{5}\".*"),
        ran::out);
    assertTrue(ran.out().contains("\"summary\": \"Fleet scoring-gpu not found\""), ran::out);
    assertFalse(ran.out().contains("•"), ran::out);
    assertEquals(List.of(), bench.log.attempts(), "reads of pipelines are no attempts");
  }

  @Test
  void theStateAsTextHasFlagsAsTheAwsCliWritesThem() {
    Bench.Ran ran = bench.run("get-pipeline-state", "--name", "data-lake", "--output", "text");
    assertTrue(ran.out().contains("INBOUNDTRANSITIONSTATE\t"), ran::out);
    assertTrue(ran.out().contains("False"), ran::out);
  }

  @Test
  void aPipelineThatIsNotThereIsRefusedInTheWordsOfTheAwsCli() {
    Bench.Ran ran = bench.run("get-pipeline-state", "--name", "nobody");
    assertEquals(254, ran.exit());
    assertTrue(
        ran.err()
            .contains(
                "An error occurred (PipelineNotFoundException) when calling the GetPipelineState"
                    + " operation: "),
        ran::err);
  }

  @Test
  void aListIsReadPageByPageUpToTheMostThatIsWantedAndGoesOnFromItsToken() {
    Value.Mapping all = listed();
    assertFalse(all.entries().containsKey("NextToken"));
    List<Value> whole = items(all);
    assertTrue(whole.size() > 2, () -> whole.size() + " executions");
    assertEquals(whole.toString(), items(listed("--page-size", "1")).toString());
    Value.Mapping first = listed("--max-items", "2", "--page-size", "3");
    assertEquals(2, items(first).size());
    String token = text(first, "NextToken");
    Value.Mapping rest = listed("--page-size", "3", "--starting-token", token);
    assertFalse(rest.entries().containsKey("NextToken"));
    assertEquals(whole.size() - 2, items(rest).size());
    assertEquals(id(whole.get(2)), id(items(rest).getFirst()));
    Value.Mapping page = listed("--max-items", "1", "--page-size", "1");
    Value.Mapping next = listed("--starting-token", text(page, "NextToken"));
    assertEquals(id(whole.get(1)), id(items(next).getFirst()));
  }

  @Test
  void aTokenIsTheOneThatTheAwsCliPrints() {
    Bench.Ran ran =
        bench.run("list-action-executions", "--pipeline-name", "fraud-scoring", "--max-items", "2");
    assertTrue(
        ran.out()
            .contains(
                "\"NextToken\":"
                    + " \"eyJuZXh0VG9rZW4iOiBudWxsLCAiYm90b190cnVuY2F0ZV9hbW91bnQiOiAyfQ==\""),
        ran::out);
  }

  @Test
  void onePageIsPrintedAsItCameWhereNoPagingIsWanted() {
    Value.Mapping one = listed("--no-paginate", "--max-results", "1");
    assertEquals(1, items(one).size());
    Value.Mapping two = listed("--max-results", "1", "--next-token", text(one, "nextToken"));
    assertFalse(id(items(one).getFirst()).equals(id(items(two).getFirst())));
  }

  @Test
  void aFilterIsTakenAsShorthandOrAsJson() {
    String execution = latest("ledger-sync", "Migrate").id();
    String json =
        "{\"latestInPipelineExecution\":{\"pipelineExecutionId\":\"%s\",\"startTimeRange\":\"Latest\"}}"
            .formatted(execution);
    for (String filter : List.of("pipelineExecutionId=" + execution, json)) {
      Bench.Ran ran =
          bench.run("list-action-executions", "--pipeline-name", "ledger-sync", "--filter", filter);
      assertEquals(0, ran.exit(), ran::err);
      assertTrue(ran.out().contains(execution), ran::out);
    }
  }

  @Test
  void theConfigurationOfActionsIsPrintedAndTheValuesOfVariablesAreMasked() {
    String[] command = {"list-action-executions", "--pipeline-name", "fraud-scoring"};
    String masked = bench.run(command).out();
    assertTrue(masked.contains("\"FleetName\": \"scoring-gpu\""), masked);
    assertTrue(masked.contains("\"FleetName\": \"••••••\""), masked);
    String shown = bench.run(append(command, "--show-secrets")).out();
    assertFalse(shown.contains("•"), shown);
  }

  @Test
  void whatContradictsItselfIsRefused() {
    for (List<String> wrong :
        List.of(
            List.of("--no-paginate", "--max-items", "2"),
            List.of("--starting-token", "hunter2"),
            List.of("--page-size", "101"),
            List.of("--max-items", "0"))) {
      Bench.Ran ran =
          bench.run(
              append(
                  new String[] {"list-action-executions", "--pipeline-name", "docs-site"},
                  wrong.toArray(String[]::new)));
      assertEquals(252, ran.exit(), ran::err);
      assertFalse(ran.err().contains("hunter2"), ran::err);
    }
  }

  @Test
  void aRetriedStageBeginsOnceMoreAndWhatMovedIsSaid() {
    String execution = latest("fraud-scoring", "Deploy").id();
    Bench.Ran ran = bench.run(append(retry(execution), "--wait", "--timeout", "1m"));
    assertEquals("{\n    \"pipelineExecutionId\": \"%s\"\n}\n".formatted(execution), ran.out());
    assertEquals("DeployToFleet began again\n", ran.err());
    assertEquals(0, ran.exit());
    assertEquals("InProgress", latest("fraud-scoring", "Deploy").status());
    Bench.Ran again = bench.run(retry(execution));
    assertEquals(254, again.exit());
    assertTrue(
        again.err().contains("(StageNotRetryableException)")
            && again.err().contains("The stage cannot be retried"),
        again::err);
  }

  @Test
  void aStoppedExecutionAbandonsItsActionsOnlyWhereThatIsSaid() {
    String execution = latest("storefront-web", "Deploy").id();
    String[] stop = {
      "stop-pipeline-execution",
      "--pipeline-name",
      "storefront-web",
      "--pipeline-execution-id",
      execution
    };
    Bench.Ran waiting = bench.run(append(stop, "--no-abandon", "--wait"));
    assertEquals(0, waiting.exit(), waiting::err);
    assertTrue(waiting.err().contains("is Stopping: it waits"), waiting::err);
    Bench.Ran twice = bench.run(stop);
    assertTrue(twice.err().contains("already being stopped"), twice::err);
    Bench.Ran abandoned = bench.run(append(stop, "--abandon", "--reason", "it hangs", "--wait"));
    assertEquals(0, abandoned.exit(), abandoned::err);
    assertTrue(abandoned.err().contains("is Stopped"), abandoned::err);
    var parameters = bench.log.attempts().getLast().intent().parameters();
    assertEquals(Optional.of(true), parameters.abandon());
    assertEquals(Optional.of("it hangs"), parameters.reason());
  }

  @Test
  void aTransitionIsDisabledAndEnabledWithNothingOnStandardOutput() {
    String[] transition = {
      "--pipeline-name", "storefront-web", "--stage-name", "Build", "--transition-type", "Outbound"
    };
    Bench.Ran disabled =
        bench.run(
            append(
                append(new String[] {"disable-stage-transition"}, transition),
                "--reason",
                "no releases",
                "--wait"));
    assertEquals("", disabled.out());
    assertTrue(disabled.err().startsWith("The transition into Deploy is disabled"), disabled::err);
    assertEquals(0, disabled.exit());
    Bench.Ran enabled =
        bench.run(append(append(new String[] {"enable-stage-transition"}, transition), "--wait"));
    assertEquals(0, enabled.exit());
    assertTrue(enabled.err().startsWith("The transition into Deploy is enabled"), enabled::err);
  }

  @Test
  void aResultIsFollowedToTheEndOfItsAction() {
    var job = bench.job(JobKind.CUSTOM, JobStatus.Known.IN_PROGRESS);
    Bench.Ran ran =
        bench.run(
            "put-job-failure-result",
            "--job-id",
            job.id(),
            "--failure-details",
            "type=JobFailed,message=broken",
            "--wait");
    assertEquals("", ran.out());
    assertTrue(ran.err().matches("\\w+: Failed [0-9]+ s ago.*\n"), ran::err);
    assertEquals(0, ran.exit());
  }

  @Test
  void anActThatMovesNothingInTimeIsSaidToHaveBeenConfirmed() {
    // There is no transition out of the last stage, so nothing is ever seen to change.
    Bench.Ran ran =
        bench.run(
            "enable-stage-transition",
            "--pipeline-name",
            "storefront-web",
            "--stage-name",
            "Deploy",
            "--transition-type",
            "Outbound",
            "--wait",
            "--timeout",
            "0s");
    assertEquals(255, ran.exit());
    assertTrue(
        ran.err().contains("nothing moved within 0 s; the act itself was confirmed"), ran::err);
  }

  @Test
  void anActWhoseReplyWasLostIsLookedForAndStaysUnknown() {
    String execution = latest("fraud-scoring", "Deploy").id();
    bench.emulator.breakNext("RetryStageExecution", "close-before");
    Bench.Ran nothing = bench.run(append(retry(execution), "--wait", "--timeout", "0s"));
    assertEquals(255, nothing.exit());
    assertTrue(nothing.err().contains("nothing moved within 0 s; the outcome"), nothing::err);
    bench.emulator.breakNext("RetryStageExecution", "close-after-commit");
    Bench.Ran done = bench.run(append(retry(execution), "--wait"));
    assertEquals(255, done.exit());
    assertTrue(done.err().contains("is unknown"), done::err);
    assertTrue(done.err().contains("DeployToFleet began again"), done::err);
  }

  @Test
  void aPipelineThatCannotBeReadAfterTheActIsSaid() {
    var job = bench.job(JobKind.CUSTOM, JobStatus.Known.IN_PROGRESS);
    bench.emulator.breakNext("ListActionExecutions", "access-denied");
    bench.emulator.breakNext("ListActionExecutions", "access-denied");
    Bench.Ran ran = bench.run("put-job-success-result", "--job-id", job.id(), "--wait");
    assertEquals(255, ran.exit());
    assertTrue(
        ran.err()
            .contains(
                "--wait: the pipeline could not be read after the act.\nThe credentials are not"),
        ran::err);
  }

  @Test
  void aRefusedActIsNotWaitedFor() {
    String older = "00000000-0000-4000-8000-000000000000";
    Bench.Ran ran = bench.run(append(retry(older), "--wait"));
    assertEquals(254, ran.exit());
    assertFalse(ran.err().contains("--wait"), ran::err);
  }

  @ParameterizedTest
  @EnumSource(
      value = Operation.class,
      names = {
        "RETRY_STAGE_EXECUTION",
        "STOP_PIPELINE_EXECUTION",
        "DISABLE_STAGE_TRANSITION",
        "ENABLE_STAGE_TRANSITION"
      })
  void anActIsRefusedAsReadOnlyAndUnknownAfterALostReply(Operation operation) {
    String[] command = act(operation);
    Bench.Ran refused = bench.run(append(command, "--read-only"));
    assertEquals(252, refused.exit());
    assertTrue(refused.err().contains("Nothing was sent"), refused::err);
    bench.emulator.breakNext(operation.apiName(), "close-after-commit");
    Bench.Ran lost = bench.run(command);
    assertEquals(255, lost.exit());
    assertEquals("", lost.out());
    assertTrue(lost.err().contains("unknown"), lost::err);
    assertEquals(
        List.of(Outcome.NOT_SENT, Outcome.UNKNOWN),
        bench.log.attempts().stream().map(a -> a.conclusion().orElseThrow().outcome()).toList());
    assertEquals(1, bench.log.attempts().getLast().conclusion().orElseThrow().sends());
  }

  @ParameterizedTest
  @EnumSource(Operation.class)
  void everyCommandSaysItsConsequenceInItsHelp(Operation operation) {
    String help = bench.runAsIs(operation.commandName(), "--help").out();
    assertTrue(help.contains(operation.apiName()), help);
    assertEquals(
        operation == Operation.STOP_PIPELINE_EXECUTION,
        help.replaceAll("\\s+", " ").contains("failed or out-of-sequence tasks"),
        help);
  }

  @Test
  void skeletonsAreThoseOfTheAwsCli() {
    assertEquals(
        """
        {
            "pipelineName": "",
            "pipelineExecutionId": "",
            "abandon": true,
            "reason": ""
        }
        """,
        bench.runAsIs("stop-pipeline-execution", "--generate-cli-skeleton").out());
    assertEquals(
        """
        {
            "pipelineName": "",
            "stageName": "",
            "pipelineExecutionId": "",
            "retryMode": "FAILED_ACTIONS"
        }
        """,
        bench.runAsIs("retry-stage-execution", "--generate-cli-skeleton").out());
    for (Operation operation : Operation.values()) {
      Bench.Ran ran =
          bench.runAsIs(operation.commandName(), "--generate-cli-skeleton", "yaml-input");
      assertEquals(0, ran.exit(), ran::err);
    }
  }

  @Test
  void aSampleReplyHasTheMembersOfARealOne() {
    String sample =
        bench
            .runAsIs(
                "get-pipeline-state", "--generate-cli-skeleton", "output", "--name", "storefront")
            .out();
    for (String member : List.of("beforeEntryConditionState", "ruleStates", "inboundExecutions")) {
      assertTrue(sample.contains(member), sample);
    }
    String actions =
        bench
            .runAsIs(
                "list-action-executions",
                "--generate-cli-skeleton",
                "output",
                "--pipeline-name",
                "storefront")
            .out();
    assertTrue(actions.contains("\"s3location\""), actions);
  }

  @Test
  void inputComesFromADocumentAndFlagsMustBeFlags() {
    String execution = latest("storefront-web", "Deploy").id();
    Bench.Ran wrong =
        bench.run(
            "stop-pipeline-execution",
            "--cli-input-json",
            "{\"pipelineName\":\"storefront-web\",\"pipelineExecutionId\":\"x\",\"abandon\":\"yes\"}");
    assertEquals(252, wrong.exit());
    assertTrue(wrong.err().contains("abandon: true or false is needed"), wrong::err);
    assertTrue(wrong.err().contains("pipelineExecutionId: must be 32 digits"), wrong::err);
    Bench.Ran stopped =
        bench.run(
            "stop-pipeline-execution",
            "--cli-input-json",
            "{\"pipelineName\":\"storefront-web\",\"pipelineExecutionId\":\"%s\",\"abandon\":true}"
                .formatted(execution),
            "--no-abandon");
    assertEquals(0, stopped.exit(), stopped::err);
    assertEquals(
        Optional.of(false), bench.log.attempts().getLast().intent().parameters().abandon());
  }

  @Test
  void aReasonThatTheServiceDoesNotAcceptIsNotSent() {
    String[] disable = {
      "disable-stage-transition",
      "--pipeline-name",
      "storefront-web",
      "--stage-name",
      "Deploy",
      "--transition-type",
      "Inbound"
    };
    Bench.Ran missing = bench.run(disable);
    assertTrue(missing.err().contains("reason: required; give it with --reason"), missing::err);
    Bench.Ran wrong = bench.run(append(disable, "--reason", "ticket #7: wait"));
    assertEquals(252, wrong.exit());
    assertTrue(wrong.err().contains("reason: must be letters"), wrong::err);
    assertEquals(List.of(), bench.log.attempts());
  }

  private String[] act(Operation operation) {
    String[] place = {"--pipeline-name", "fraud-scoring", "--stage-name", "Deploy"};
    return switch (operation) {
      case RETRY_STAGE_EXECUTION -> retry(latest("fraud-scoring", "Deploy").id());
      case STOP_PIPELINE_EXECUTION ->
          new String[] {
            "stop-pipeline-execution",
            "--pipeline-name",
            "storefront-web",
            "--pipeline-execution-id",
            latest("storefront-web", "Deploy").id()
          };
      case DISABLE_STAGE_TRANSITION ->
          append(
              append(new String[] {"disable-stage-transition"}, place),
              "--transition-type",
              "Inbound",
              "--reason",
              "no");
      default ->
          append(
              append(new String[] {"enable-stage-transition"}, place),
              "--transition-type",
              "Inbound");
    };
  }

  private static String[] retry(String execution) {
    return new String[] {
      "retry-stage-execution",
      "--pipeline-name",
      "fraud-scoring",
      "--stage-name",
      "Deploy",
      "--pipeline-execution-id",
      execution,
      "--retry-mode",
      "FAILED_ACTIONS"
    };
  }

  private StageState.Execution latest(String pipeline, String stage) {
    return answered(bench.emulator.gateway().pipelines().state(pipeline))
        .stage(stage)
        .flatMap(StageState::latest)
        .orElseThrow();
  }

  private Value.Mapping listed(String... options) {
    Bench.Ran ran =
        bench.run(
            append(
                new String[] {"list-action-executions", "--pipeline-name", "fraud-scoring"},
                options));
    assertEquals(0, ran.exit(), ran::err);
    return DocumentReader.read(ran.out(), DocumentFormat.JSON).mapping();
  }

  private static List<Value> items(Value.Mapping list) {
    return list.entries().get("actionExecutionDetails") instanceof Value.Listing(var values, _)
        ? values
        : List.of();
  }

  private static String id(Value item) {
    return item instanceof Value.Mapping mapping ? text(mapping, "actionExecutionId") : "";
  }

  private static String text(Value.Mapping mapping, String key) {
    return mapping.entries().get(key) instanceof Value.Text(var text, _) ? text : "";
  }

  private static String[] append(String[] command, String... more) {
    String[] all = Arrays.copyOf(command, command.length + more.length);
    System.arraycopy(more, 0, all, command.length, more.length);
    return all;
  }
}
