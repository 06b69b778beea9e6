package dev.jobinspector.troubleshooting.finding;

import static dev.jobinspector.testing.ActionExecutions.inProgress;
import static dev.jobinspector.testing.ActionExecutions.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.pipeline.ActionExecution;
import dev.jobinspector.job.pipeline.ActionStatus;
import dev.jobinspector.job.reply.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which acts fit: kind, status of the job and outcome in doubt.
class FittingActsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final List<String> TYPES =
      List.of(
          "Deploy/Custom/FleetDeployer/2",
          "Test/ThirdParty/BrowserGrid/1",
          "Invoke/AWS/Lambda/1",
          "Approval/AWS/Manual/1",
          "Build/AWS/CodeBuild/1");

  @ParameterizedTest
  @CsvSource({
    "Deploy/Custom/FleetDeployer/2, none, WATCH",
    "Deploy/Custom/FleetDeployer/2, Created, WAIT",
    "Deploy/Custom/FleetDeployer/2, Queued, WATCH",
    "Deploy/Custom/FleetDeployer/2, Dispatched, WATCH",
    "Deploy/Custom/FleetDeployer/2, InProgress, REPORT_FAILURE",
    "Deploy/Custom/FleetDeployer/2, TimedOut, RETRY_STAGE",
    "Deploy/Custom/FleetDeployer/2, Succeeded, WATCH",
    "Deploy/Custom/FleetDeployer/2, Failed, RETRY_STAGE",
    "Test/ThirdParty/BrowserGrid/1, none, WATCH",
    "Test/ThirdParty/BrowserGrid/1, Queued, WATCH",
    "Test/ThirdParty/BrowserGrid/1, InProgress, REPORT_FAILURE",
    "Invoke/AWS/Lambda/1, none, WATCH",
    "Invoke/AWS/Lambda/1, InProgress, WATCH",
    "Approval/AWS/Manual/1, none, OPEN_CONSOLE",
    "Build/AWS/CodeBuild/1, none, OPEN_CONSOLE"
  })
  void theFirstFollowsFromKindAndStatus(String type, String status, Act first) {
    assertEquals(
        first, FittingActs.of(stuck(type, status), Optional.empty()).primary(), type + status);
  }

  @Test
  void anOutcomeInDoubtIsCheckedFirstAndOthersChangeNothing() {
    for (String type : TYPES) {
      for (String status : statuses()) {
        StuckCase stuck = stuck(type, status);
        FittingActs settled = FittingActs.of(stuck, Optional.empty());
        for (Outcome outcome : Outcome.values()) {
          FittingActs acts = FittingActs.of(stuck, Optional.of(outcome));
          if (outcome == Outcome.UNKNOWN) {
            assertEquals(Act.CHECK_OUTCOME, acts.primary());
            assertTrue(acts.more().contains(settled.primary()));
          } else {
            assertEquals(settled, acts);
          }
        }
      }
    }
  }

  @Test
  void acknowledgingAndPollingAreNeverFirstAndFitOnlyWhereTheyDoSomething() {
    for (String type : TYPES) {
      for (String status : statuses()) {
        FittingActs acts = FittingActs.of(stuck(type, status), Optional.empty());
        assertNotEquals(Act.ACKNOWLEDGE, acts.primary());
        assertNotEquals(Act.POLL, acts.primary());
        assertEquals(
            acts.more().contains(Act.ACKNOWLEDGE),
            status.equals("Dispatched") && !type.contains("AWS"),
            type + status);
        assertEquals(
            acts.more().contains(Act.POLL), status.equals("Queued") && type.contains("Custom"));
        assertFalse(acts.more().contains(acts.primary()));
        assertEquals(acts.more().stream().distinct().toList(), acts.more());
      }
    }
  }

  @Test
  void everyActionInProgressCanBeStoppedAndAnEndedOneRetried() {
    for (String type : TYPES) {
      assertTrue(
          FittingActs.of(stuck(type, "none"), Optional.empty())
              .more()
              .contains(Act.STOP_EXECUTION));
    }
    ActionExecution failed =
        with(
            inProgress("p/s/a", "Deploy/Custom/FleetDeployer/2", "a-1", NOW),
            ActionStatus.Known.FAILED);
    FittingActs acts = FittingActs.of(stuck(failed, List.of()), Optional.empty());
    assertEquals(Act.RETRY_STAGE, acts.primary());
    assertFalse(acts.more().contains(Act.STOP_EXECUTION));
  }

  private static List<String> statuses() {
    List<String> statuses = new ArrayList<>(List.of("none", "Paused"));
    Stream.of(JobStatus.Known.values()).map(JobStatus::text).forEach(statuses::add);
    return statuses;
  }

  private static StuckCase stuck(String type, String status) {
    ActionExecution action = inProgress("p/s/a", type, "a-1", NOW.minus(Duration.ofHours(3)));
    KnownJob job =
        KnownJob.bare(JobKind.CUSTOM, "j-1")
            .withStatus(Optional.of(status).filter(it -> !it.equals("none")).map(JobStatus::of))
            .at(action.type(), action.context());
    return stuck(action, status.equals("none") ? List.of() : List.of(job));
  }

  private static StuckCase stuck(ActionExecution action, List<KnownJob> known) {
    return StuckCase.of(
        new Evidence(
            action.type().map(CaseKind::of).orElseThrow(),
            action.context(),
            Optional.of(action),
            Optional.empty(),
            List.of(action),
            LikelyJob.of(action, known),
            LocalKnowledge.of(known),
            NOW),
        "us-east-1");
  }
}
