package dev.jobinspector.ui.caseview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.job.pipeline.ActionExecution;
import dev.jobinspector.job.pipeline.ActionStatus;
import dev.jobinspector.testing.ActionExecutions;
import dev.jobinspector.troubleshooting.finding.CaseKind;
import dev.jobinspector.troubleshooting.finding.Evidence;
import dev.jobinspector.troubleshooting.finding.LocalKnowledge;
import dev.jobinspector.troubleshooting.finding.StuckCase;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What stands on the card that says why.
class WhyTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant CHANGED = NOW.minusSeconds((6 * 60 + 48) * 60L);

  @Test
  void theLastWordOfTheWorkerStandsAfterTheCauseWithItsTimeAsTheUsersClockShowsIt() {
    Why why = Why.of(CaseState.of(stuck(CaseKind.CUSTOM, "Deploying to 12 hosts")), none(), NOW);
    assertEquals(
        "Likely: a worker has the job: it has reported progress and no result.", why.lead());
    String clock = at("HH:mm");
    assertTrue(why.text().startsWith("A worker reported “Deploying to 12 hosts”"), why.text());
    assertTrue(why.text().endsWith(clock + " (6 h 48 ago)."), why.text());
    assertTrue(why.beside().startsWith("Not looked up: which job it is"), why.beside());
  }

  @Test
  void theFindingsKeepTheTimeInUtc() {
    StuckCase stuck = stuck(CaseKind.CUSTOM, "Deploying to 12 hosts");
    assertTrue(stuck.finding().reason().contains("2026-03-01T05:12:00Z"), stuck.toString());
  }

  @Test
  void whatIsCertainSaysSo() {
    Why why = Why.of(CaseState.of(stuck(CaseKind.APPROVAL, "")), none(), NOW);
    assertEquals("Certain: the action waits until somebody approves or rejects it.", why.lead());
    assertEquals("Have it approved in the console", why.beside().split(",", 2)[0]);
  }

  @Test
  void aLongWordIsCut() {
    Why why = Why.of(CaseState.of(stuck(CaseKind.CUSTOM, "x".repeat(2_000))), none(), NOW);
    assertEquals(160, why.text().length());
    assertTrue(why.text().endsWith("…"), why.text());
  }

  @Test
  void whatMovedIsGoodNewsUnlessItFailed() {
    CaseState underWay = CaseState.of(stuck(CaseKind.CUSTOM, ""));
    assertEquals(Why.Tone.MOVED, Why.of(underWay.saying("It moved"), none(), NOW).tone());
    CaseState failed = CaseState.of(stuck(CaseKind.CUSTOM, "", ActionStatus.Known.FAILED));
    assertEquals(Why.Tone.CALM, Why.of(failed.saying("Failed just now"), none(), NOW).tone());
  }

  private static Optional<Attempt> none() {
    return Optional.empty();
  }

  private static String at(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
        .format(CHANGED.atZone(ZoneId.systemDefault()));
  }

  private static StuckCase stuck(CaseKind kind, String told) {
    return stuck(kind, told, ActionStatus.Known.IN_PROGRESS);
  }

  private static StuckCase stuck(CaseKind kind, String told, ActionStatus status) {
    ActionExecution action =
        ActionExecutions.with(
            ActionExecutions.with(
                ActionExecutions.inProgress(
                    "shop/Deploy/Fleet", "Deploy/Custom/Fleet/1", "a-1", CHANGED),
                status),
            new ActionExecution.Told(
                Optional.empty(),
                Optional.empty(),
                Optional.of(told).filter(text -> !text.isEmpty())));
    return StuckCase.of(
        new Evidence(
            kind,
            action.context(),
            Optional.of(action),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            LocalKnowledge.NOTHING,
            NOW),
        "us-east-1");
  }
}
