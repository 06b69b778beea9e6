package dev.jobinspector.export;

import static dev.jobinspector.export.SomeAttempts.JOB;
import static dev.jobinspector.export.SomeAttempts.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.attempt.AttemptList;
import dev.jobinspector.attempt.Parameters;
import dev.jobinspector.attempt.Subject;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.request.FailureType;
import dev.jobinspector.job.request.JobResult;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CaseReportTest {
  private static final Versions VERSIONS = new Versions("1.2.3", "2.40.2", "25", "Linux 6");
  private static final Optional<String> NONE = Optional.empty();
  private static final String HOSTILE =
      """
      <script>alert(1)</script> [x](https://evil.example) | `code` **bold** @all \u202Eknil
      # no heading
      1. no list\
      """;

  @ParameterizedTest
  @EnumSource(ReportFormat.class)
  void whatHappenedStandsThereInOrder(ReportFormat format) {
    String report = report(format, "The nonce is stale");
    List<Integer> places =
        Stream.of("12:00:00.123", "12:00:01.123", "12:00:02.123", "Outcomes", "Made by")
            .map(report::indexOf)
            .toList();
    assertEquals(places.stream().sorted().toList(), places);
    assertFalse(places.contains(-1), report);
    for (String fact :
        List.of(
            JOB,
            "request-0",
            "request-1",
            "in progress",
            "InvalidNonceException",
            "The nonce is stale",
            "codepipeline.eu-central-1.amazonaws.com",
            "111122223333",
            "InProgress",
            "Deploy/Custom/CodeHaul/1",
            "1.2.3",
            "2.40.2",
            "Linux 6")) {
      assertTrue(report.contains(fact), fact + "\n" + report);
    }
  }

  @Test
  void nothingOfOthersIsMarkupInHtml() {
    String report = report(ReportFormat.HTML, HOSTILE);
    assertFalse(report.contains("<script"), report);
    assertTrue(report.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), report);
    assertTrue(report.contains("\\u202Eknil"), report);
    assertTrue(report.contains("default-src 'none'"), report);
  }

  @Test
  void nothingOfOthersIsMarkupInMarkdown() {
    String report = report(ReportFormat.MARKDOWN, HOSTILE);
    assertTrue(
        report.contains(
            "> \\<script\\>alert(1)\\</script\\> \\[x\\](https\\://evil.example) \\| \\`code\\`"
                + " \\*\\*bold\\*\\* \\@all \\\\u202Eknil\n>\n> \\# no heading\n>\n> 1\\. no list"),
        report);
  }

  @Test
  void aHostileJobIdIsEscapedToo() {
    String html =
        CaseReport.of(
            ReportedCase.ofHistory("<b>|x", new AttemptList(List.of()), Optional.empty()),
            ReportFormat.HTML,
            VERSIONS,
            NOON);
    assertTrue(html.contains("<title>Job &lt;b&gt;|x</title>"), html);
    assertTrue(html.contains("The history has no attempt on this job."), html);
  }

  @Test
  void whatWasSentStandsBesideWhatItGot() {
    AttemptList history =
        new AttemptList(
            List.of(
                SomeAttempts.on(
                    0,
                    new Subject.Job(JobKind.CUSTOM, JOB),
                    Parameters.of(
                        new JobResult.Failure(
                            FailureType.of("JobFailed").orElseThrow(),
                            "No result for 6 h",
                            Optional.empty())))));
    String report =
        CaseReport.of(
            ReportedCase.ofHistory(JOB, history, Optional.of("denied.")),
            ReportFormat.MARKDOWN,
            VERSIONS,
            NOON);
    assertTrue(report.contains("JobFailed: No result for 6 h"), report);
    assertTrue(report.contains("The action was not read: denied."), report);
    assertTrue(report.contains("support"), report);
  }

  @Test
  void aNameIsAPlainFileName() {
    ReportedCase hostile =
        ReportedCase.ofHistory("../a b/" + "x".repeat(500), new AttemptList(List.of()), NONE);
    String name = hostile.fileName(ReportFormat.HTML, NOON);
    assertTrue(name.startsWith(".._a_b_xxx") && name.endsWith("-2026-03-01.html"), name);
    assertTrue(name.length() < 150, name);
    ReportedCase placed =
        ReportedCase.ofHistory(JOB, new AttemptList(List.of(SomeAttempts.confirmed(0))), NONE);
    assertEquals(
        "orders-service-HandOver-2026-03-01.md", placed.fileName(ReportFormat.MARKDOWN, NOON));
  }

  private static String report(ReportFormat format, String message) {
    AttemptList history =
        new AttemptList(
            List.of(
                SomeAttempts.confirmed(0),
                SomeAttempts.rejected(1, message),
                SomeAttempts.underWay(2)));
    return CaseReport.of(
        ReportedCase.ofHistory(JOB, history, Optional.empty()), format, VERSIONS, NOON);
  }
}
