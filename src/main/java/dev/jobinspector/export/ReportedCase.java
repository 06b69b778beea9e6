package dev.jobinspector.export;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.AttemptFilter;
import dev.jobinspector.attempt.AttemptHistory;
import dev.jobinspector.attempt.AttemptLogException;
import dev.jobinspector.attempt.AttemptQuery;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.connection.ServiceConnection;
import dev.jobinspector.troubleshooting.finding.LikelyJob;
import dev.jobinspector.troubleshooting.finding.StuckCase;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a report tells of.
///
/// @param jobId of its job, if one is known
/// @param stuck the case as it was read; empty if only the history is told of
/// @param notRead why it was not read, in words
/// @param connection that it was read over
/// @param attempts on its job and its pipeline, oldest first
public record ReportedCase(
    Optional<String> jobId,
    Optional<StuckCase> stuck,
    Optional<String> notRead,
    Optional<ServiceConnection> connection,
    List<Attempt> attempts) {
  /// Attempts that are told of: the newest.
  static final int MOST = 1_000;

  private static final int LONGEST_NAME = 120;

  public ReportedCase {
    attempts = List.copyOf(attempts);
  }

  /// Returns what the history alone tells of a job.
  ///
  /// @param notRead why nothing else is told
  /// @throws AttemptLogException if the history cannot be read
  public static ReportedCase ofHistory(
      String jobId, AttemptHistory history, Optional<String> notRead) {
    return new ReportedCase(
        Optional.of(jobId),
        Optional.empty(),
        notRead,
        Optional.empty(),
        sorted(history.find(AttemptQuery.ofJob(jobId, MOST))));
  }

  /// Returns what was read of a case, and what the history tells of its job and its place.
  ///
  /// @throws AttemptLogException if the history cannot be read
  public static ReportedCase of(StuckCase stuck, ServiceConnection over, AttemptHistory history) {
    Optional<String> job = stuck.job().filter(LikelyJob::certain).map(likely -> likely.job().id());
    Stream<Attempt> onJob =
        job.stream().flatMap(id -> history.find(AttemptQuery.ofJob(id, MOST)).stream());
    Stream<Attempt> onPlace =
        stuck.context().pipeline().stream()
            .flatMap(
                name ->
                    history
                        .find(AttemptQuery.newest(AttemptFilter.ALL.withText(name), MOST))
                        .stream())
            .filter(attempt -> isOf(stuck.context(), attempt.intent().context()));
    return new ReportedCase(
        job,
        Optional.of(stuck),
        Optional.empty(),
        Optional.of(over),
        sorted(
            Stream.concat(onJob, onPlace)
                .filter(attempt -> attempt.intent().connection().reachesTheSameAs(over))
                .toList()));
  }

  private static boolean isOf(PipelineContext place, PipelineContext attempt) {
    return attempt.pipeline().equals(place.pipeline())
        && fits(attempt.stage(), place.stage())
        && fits(attempt.action(), place.action());
  }

  /// What an attempt does not tell is not against it: a stop is on a whole pipeline.
  private static boolean fits(Optional<String> told, Optional<String> wanted) {
    return told.isEmpty() || told.equals(wanted);
  }

  private static List<Attempt> sorted(Collection<Attempt> attempts) {
    Map<UUID, Attempt> once = new LinkedHashMap<>();
    attempts.forEach(attempt -> once.put(attempt.intent().id(), attempt));
    return once.values().stream()
        .sorted(Comparator.comparing((Attempt attempt) -> attempt.intent().startedAt()))
        .skip(Math.max(0, once.size() - MOST))
        .toList();
  }

  /// Returns `pipeline › stage › action`, or the job's id while its place is not known.
  String title() {
    String path = place().path();
    return path.isEmpty() ? "Job " + jobId.orElse("") : path;
  }

  private PipelineContext place() {
    return stuck
        .map(StuckCase::context)
        .orElseGet(
            () ->
                attempts.stream()
                    .map(attempt -> attempt.intent().context())
                    .reduce(PipelineContext.UNKNOWN, PipelineContext::updatedBy));
  }

  /// Returns a name for its file, by pipeline, action and day (UTC).
  public String fileName(ReportFormat format, Instant now) {
    String named =
        Stream.of(
                place().pipeline(),
                place().action().or(place()::stage),
                place().pipeline().isEmpty() ? jobId : Optional.<String>empty())
            .flatMap(Optional::stream)
            .map(part -> part.replaceAll("[^A-Za-z0-9._-]+", "_"))
            .collect(Collectors.joining("-"));
    return named.substring(0, Math.min(LONGEST_NAME, named.length()))
        + "-"
        + now.atZone(ZoneOffset.UTC).toLocalDate()
        + format.extension();
  }
}
