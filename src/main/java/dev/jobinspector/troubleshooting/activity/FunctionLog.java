package dev.jobinspector.troubleshooting.activity;

import dev.jobinspector.job.activity.LogEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the log of a function shows of one invocation. Of its lines only known fragments are kept:
/// a function may print its event, and that has credentials.
///
/// @param lines how many were read of the invocation
/// @param jobIds ids that may be those of a job
public record FunctionLog(
    String group,
    int lines,
    Optional<Seen> started,
    Optional<Seen> ended,
    Optional<Seen> timedOut,
    Optional<Seen> denied,
    Optional<Seen> throttled,
    Optional<Seen> failed,
    List<String> jobIds) {
  /// A fragment of a line.
  public record Seen(Instant at, String text) {}

  private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
  private static final Pattern ID = Pattern.compile("\\b" + UUID + "\\b");
  private static final Pattern OWN_ID = Pattern.compile("(?i)request_?id\\W{1,5}(" + UUID + ")");
  private static final Pattern START = Pattern.compile("START RequestId: " + UUID);
  private static final Pattern END = Pattern.compile("REPORT RequestId: " + UUID);
  private static final Pattern TIMED_OUT =
      Pattern.compile("Task timed out after [0-9.]+ seconds|\"status\"\\s*:\\s*\"timeout\"");
  private static final Pattern DENIED =
      Pattern.compile(
          "(User: arn:[^\\s\"]{1,300} )?is not authorized to perform:"
              + " codepipeline:PutJob(Success|Failure)Result"
              + "|AccessDenied(Exception)?[^{}]{0,200}?PutJob(Success|Failure)Result");
  private static final Pattern THROTTLED =
      Pattern.compile(
          "(ThrottlingException|Rate exceeded)[^{}]{0,200}?PutJob(Success|Failure)Result"
              + "|PutJob(Success|Failure)Result[^{}]{0,200}?(ThrottlingException|Rate exceeded)");
  private static final Pattern FAILED =
      Pattern.compile(
          "\\[ERROR\\]( [A-Za-z_.]{1,100}(Error|Exception))?|Invoke Error"
              + "|Runtime exited|Runtime\\.[A-Za-z]{1,60}");

  /// Returns what the lines show of the invocation that began first after an action did.
  ///
  /// @param from when it can have begun at the earliest
  static FunctionLog of(String group, List<LogEvent> all, Instant from) {
    List<LogEvent> lines = ofInvocation(all, from);
    return new FunctionLog(
        group,
        lines.size(),
        first(START, lines),
        first(END, lines),
        first(TIMED_OUT, lines),
        first(DENIED, lines),
        first(THROTTLED, lines),
        first(FAILED, lines),
        jobIds(lines));
  }

  /// Returns the lines of its log stream from its start to its report; all if it cannot be told
  /// apart.
  private static List<LogEvent> ofInvocation(List<LogEvent> all, Instant from) {
    for (int at = 0; at < all.size(); at++) {
      Matcher start = START.matcher(all.get(at).message());
      if (!all.get(at).at().isBefore(from) && start.find()) {
        String id = start.group().substring(start.group().lastIndexOf(' ') + 1);
        String stream = all.get(at).stream();
        List<LogEvent> rest =
            all.subList(at, all.size()).stream()
                .filter(line -> line.stream().equals(stream))
                .toList();
        for (int end = 0; end < rest.size(); end++) {
          if (rest.get(end).message().contains("REPORT RequestId: " + id)) {
            return rest.subList(0, end + 1);
          }
        }
        return rest;
      }
    }
    return all;
  }

  private static Optional<Seen> first(Pattern pattern, List<LogEvent> lines) {
    return lines.stream()
        .flatMap(
            line -> {
              Matcher found = pattern.matcher(line.message());
              return found.find()
                  ? Stream.of(new Seen(line.at(), found.group().replaceAll("\\s+", " ")))
                  : Stream.empty();
            })
        .findFirst();
  }

  private static List<String> jobIds(List<LogEvent> lines) {
    List<String> own =
        lines.stream()
            .flatMap(line -> OWN_ID.matcher(line.message()).results())
            .map(found -> found.group(1))
            .toList();
    return lines.stream()
        .flatMap(line -> ID.matcher(line.message()).results())
        .map(found -> found.group())
        .filter(id -> !own.contains(id))
        .distinct()
        .toList();
  }
}
