package dev.jobinspector.request.recognise.reader;

import dev.jobinspector.job.JobKind;
import dev.jobinspector.request.recognise.evidence.FieldKind;
import dev.jobinspector.request.recognise.evidence.JobCollector;
import dev.jobinspector.request.recognise.evidence.JobEvidence;
import dev.jobinspector.request.recognise.evidence.TextOrigin;
import dev.jobinspector.request.recognise.evidence.UuidScanner;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads log lines of AWS's sample worker and of the Jenkins plugin, and ids in prose. The words
/// before an id tell whether it is a job's.
public final class ProseReader implements LineReader {
  private static final int LOOK_BACK = 60;
  private static final List<String> OTHER_THINGS =
      List.of(
          "request",
          "execution",
          "client",
          "trace",
          "invocation",
          "correlation",
          "session",
          "event",
          "message",
          "delivery");
  private static final Pattern OTHER_SERVICE =
      Pattern.compile("arn:[a-z-]{1,20}:(?!codepipeline:)[a-z0-9-]{1,40}:[^\\s\"',]*$");
  private static final Pattern NONCE =
      Pattern.compile(
          "nonce[\"']?[ :=]{1,3}(?:Some\\()?[\"']?([0-9A-Za-z_-]{1,50})", Pattern.CASE_INSENSITIVE);
  private static final Pattern WORKER =
      Pattern.compile(
          "(Job|JobDetails|JobSuccessResult|JobFailureResult) for job '?$|workItem.*job $");

  private final JobCollector evidence;

  public ProseReader(JobCollector evidence) {
    this.evidence = evidence;
  }

  @Override
  public void line(String text, int number) {
    for (int at = UuidScanner.next(text, 0);
        at >= 0;
        at = UuidScanner.next(text, at + UuidScanner.LENGTH)) {
      String id = text.substring(at, at + UuidScanner.LENGTH);
      String before = text.substring(Math.max(0, at - LOOK_BACK), at);
      String lower = before.toLowerCase(Locale.ROOT);
      int job = lower.lastIndexOf("job");
      boolean other = somethingElseAfter(job, lower);
      if (job >= 0 && lower.indexOf("arn:") >= 0 && OTHER_SERVICE.matcher(lower).find()) {
        continue; // Batch, Glue and others have jobs, too
      }
      if (job >= 0 && !other && !keyOfSomethingElse(lower)) {
        job(id, text, before, at, number);
      } else if (!other && !isNamedOtherwise(lower)) {
        evidence.maybe(id, number);
      }
    }
  }

  @Override
  public void end() {}

  private static boolean somethingElseAfter(int job, String before) {
    for (String kind : OTHER_THINGS) {
      if (before.lastIndexOf(kind) > job) {
        return true;
      }
    }
    return false;
  }

  /// In `"job": {"other": "id"` the nearer key decides.
  private static boolean keyOfSomethingElse(String before) {
    int end = before.length();
    while (end > 0 && "\"': =\\".indexOf(before.charAt(end - 1)) >= 0) {
      end--;
    }
    boolean keyed = before.indexOf(':', end) >= 0 || before.indexOf('=', end) >= 0;
    int start = end;
    while (start > 0 && Character.isLetterOrDigit(before.charAt(start - 1))) {
      start--;
    }
    String key = before.substring(start, end);
    return keyed && !key.contains("job") && !key.equals("id");
  }

  /// Such as `"eventID": "`.
  private static boolean isNamedOtherwise(String before) {
    return keyOfSomethingElse(before)
        && before.matches("(?s).*id[\"']?\\s{0,3}[:=]\\s{0,3}[\\\\\"']{0,2}");
  }

  private void job(String id, String line, String before, int at, int number) {
    TextOrigin source =
        line.contains("[AWS CodePipeline Plugin]")
            ? TextOrigin.JENKINS_LOG
            : WORKER.matcher(before).find() ? TextOrigin.WORKER_LOG : TextOrigin.PROSE;
    JobEvidence job = evidence.of(id).seen(FieldKind.JOB_ID, source, number);
    if (source == TextOrigin.WORKER_LOG && before.contains("ThirdParty")) {
      job.kind(JobKind.THIRD_PARTY);
    }
    int end = Math.min(line.length(), at + UuidScanner.LENGTH + 2 * LOOK_BACK);
    Matcher nonce = NONCE.matcher(line).region(at + UuidScanner.LENGTH, end);
    if (nonce.find()) {
      job.nonce(nonce.group(1), source, number);
    } else if (UuidScanner.next(line, 0) == at
        && UuidScanner.next(line, at + UuidScanner.LENGTH) < 0
        && nonce.region(Math.max(0, at - LOOK_BACK), at).find()) {
      job.nonce(nonce.group(1), source, number); // before the only id of the line
    }
  }
}
