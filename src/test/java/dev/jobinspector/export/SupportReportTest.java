package dev.jobinspector.export;

import static dev.jobinspector.export.SomeAttempts.JOB;
import static dev.jobinspector.export.SomeAttempts.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.attempt.AttemptList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SupportReportTest {
  private static final Versions VERSIONS = new Versions("1.2.3", "2.40.2", "25", "Linux 6");
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
        SupportReport.of("<b>|x", new AttemptList(List.of()), ReportFormat.HTML, VERSIONS, NOON);
    assertTrue(html.contains("<title>Job &lt;b&gt;|x</title>"), html);
    assertTrue(html.contains("The history has no attempt on this job."), html);
  }

  private static String report(ReportFormat format, String message) {
    AttemptList history =
        new AttemptList(
            List.of(
                SomeAttempts.confirmed(0),
                SomeAttempts.rejected(1, message),
                SomeAttempts.underWay(2)));
    return SupportReport.of(JOB, history, format, VERSIONS, NOON);
  }
}
