package dev.jobinspector.job.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.request.Operation.Verb;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OperationTest {
  @Test
  void eachHasItsNamesInTheApiAndInTheAwsCli() {
    Map<String, String> expected =
        Map.ofEntries(
            Map.entry("PollForJobs", "poll-for-jobs"),
            Map.entry("GetJobDetails", "get-job-details"),
            Map.entry("AcknowledgeJob", "acknowledge-job"),
            Map.entry("PollForThirdPartyJobs", "poll-for-third-party-jobs"),
            Map.entry("GetThirdPartyJobDetails", "get-third-party-job-details"),
            Map.entry("AcknowledgeThirdPartyJob", "acknowledge-third-party-job"),
            Map.entry("PutJobSuccessResult", "put-job-success-result"),
            Map.entry("PutJobFailureResult", "put-job-failure-result"),
            Map.entry("PutThirdPartyJobSuccessResult", "put-third-party-job-success-result"),
            Map.entry("PutThirdPartyJobFailureResult", "put-third-party-job-failure-result"),
            Map.entry("GetPipelineState", "get-pipeline-state"),
            Map.entry("ListActionExecutions", "list-action-executions"),
            Map.entry("RetryStageExecution", "retry-stage-execution"),
            Map.entry("StopPipelineExecution", "stop-pipeline-execution"),
            Map.entry("DisableStageTransition", "disable-stage-transition"),
            Map.entry("EnableStageTransition", "enable-stage-transition"));
    Map<String, String> names =
        Arrays.stream(Operation.values())
            .collect(Collectors.toMap(Operation::apiName, Operation::commandName));
    assertEquals(new TreeMap<>(expected), new TreeMap<>(names));
  }

  @Test
  void aVerbAndAKindOfJobMakeOneOperationEach() {
    for (Operation operation : Operation.values()) {
      assertEquals(operation, Operation.of(operation.apiName()));
      operation
          .kind()
          .ifPresent(kind -> assertEquals(operation, Operation.of(operation.verb(), kind)));
    }
    assertEquals(
        List.of(Operation.ACKNOWLEDGE_JOB, Operation.ACKNOWLEDGE_THIRD_PARTY_JOB),
        Arrays.stream(JobKind.values()).map(kind -> Operation.of(Verb.ACKNOWLEDGE, kind)).toList());
  }

  @Test
  void aNameThatTheApiDoesNotHaveIsNone() {
    assertThrows(IllegalArgumentException.class, () -> Operation.of("acknowledgejob"));
  }
}
