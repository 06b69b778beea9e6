package dev.jobinspector.ui.common.copy;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.Conclusion;
import dev.jobinspector.attempt.Subject;
import dev.jobinspector.job.request.Operation;
import dev.jobinspector.request.copy.ConsoleLink;
import dev.jobinspector.request.copy.CopyAs;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What can be copied of a row beside its text.
public record RowCopy<R>(List<Part<R>> parts) {
  /// One thing that can be copied of a row.
  ///
  /// @param id of its entry in the menu, after that of the list
  /// @param of a row; empty where it has none
  public record Part<R>(String id, String title, String noun, Function<R, Optional<String>> of) {}

  public RowCopy {
    parts = List.copyOf(parts);
  }

  /// @param id of its job
  /// @param link to it in the AWS console
  /// @param command that does the same
  public RowCopy(
      Function<R, Optional<String>> id,
      Function<R, Optional<URI>> link,
      Function<R, Optional<String>> command) {
    this(
        List.of(
            jobId(id),
            new Part<>(
                "copy-link",
                "Copy link to the console",
                "console link",
                link.andThen(uri -> uri.map(Object::toString))),
            new Part<>("copy-command", "Copy as command", "command", command)));
  }

  /// Returns the id of the job of a row.
  public static <R> Part<R> jobId(Function<R, Optional<String>> id) {
    return new Part<>("copy-id", "Copy job id", "job id", id);
  }

  /// Returns what can be copied of an attempt.
  public static RowCopy<Attempt> ofAttempts() {
    RowCopy<Attempt> usual =
        new RowCopy<>(
            row -> row.intent().job().map(Subject.Job::id),
            row -> ConsoleLink.of(row.intent().connection(), row.intent().context()),
            row ->
                row.intent()
                    .job()
                    .filter(_ -> row.intent().operation().verb() == Operation.Verb.ACKNOWLEDGE)
                    .map(job -> CopyAs.command(job.kind(), job.id(), row.intent().connection())));
    List<Part<Attempt>> parts = new ArrayList<>(usual.parts());
    parts.add(
        1,
        new Part<>(
            "copy-request-id",
            "Copy request id",
            "request id",
            row -> row.conclusion().flatMap(Conclusion::requestId)));
    return new RowCopy<>(parts);
  }
}
