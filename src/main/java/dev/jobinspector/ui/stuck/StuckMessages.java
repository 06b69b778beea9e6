package dev.jobinspector.ui.stuck;

import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.troubleshooting.StuckAction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a line of the scan says in each of its columns.
final class StuckMessages {
  /// The titles of the columns.
  static final List<String> TITLES =
      List.of(
          "In progress",
          "Where",
          "Action type",
          "Job",
          "External execution",
          "Likely cause",
          "Action execution",
          "Pipeline execution",
          "URL");

  private StuckMessages() {}

  /// As in `49 h`, `4 h 58 min`, `47 min`.
  static String time(Duration duration) {
    if (duration.toHours() == 0) {
      return "%d min".formatted(duration.toMinutes());
    }
    return duration.toMinutesPart() == 0
        ? "%d h".formatted(duration.toHours())
        : "%d h %d min".formatted(duration.toHours(), duration.toMinutesPart());
  }

  static String time(StuckRow row) {
    return switch (row) {
      case StuckRow.Stuck(var action) -> time(action.inProgress());
      case StuckRow.Unread _ -> "not read";
    };
  }

  static String where(StuckRow row) {
    return switch (row) {
      case StuckRow.Stuck(var action) -> action.execution().context().path();
      case StuckRow.Unread(var pipeline) -> pipeline.name();
    };
  }

  static String type(StuckRow row) {
    return switch (row) {
      case StuckRow.Stuck(var action) ->
          action.execution().type().map(ActionTypeId::text).orElse("not available");
      case StuckRow.Unread _ -> "";
    };
  }

  /// An id that is not certain has a question mark.
  static String job(StuckRow row) {
    return switch (row) {
      case StuckRow.Stuck(var action) ->
          action.job().map(job -> job.job().id() + (job.certain() ? "" : " ?")).orElse("");
      case StuckRow.Unread _ -> "";
    };
  }

  static String external(StuckRow row) {
    return switch (row) {
      case StuckRow.Stuck(var action) -> action.execution().told().id().orElse("");
      case StuckRow.Unread _ -> "";
    };
  }

  static String cause(StuckRow row) {
    return switch (row) {
      case StuckRow.Stuck(var action) -> action.likely().title();
      case StuckRow.Unread(var pipeline) -> pipeline.why().what();
    };
  }

  /// Returns all of it, in the order of the titles.
  static List<String> all(StuckRow row) {
    Optional<StuckAction> action =
        switch (row) {
          case StuckRow.Stuck(var stuck) -> Optional.of(stuck);
          case StuckRow.Unread _ -> Optional.empty();
        };
    Optional<PipelineContext> context = action.map(stuck -> stuck.execution().context());
    return List.of(
        time(row),
        where(row),
        type(row),
        job(row),
        external(row),
        cause(row),
        context.flatMap(PipelineContext::actionExecutionId).orElse(""),
        context.flatMap(PipelineContext::pipelineExecutionId).orElse(""),
        action.flatMap(stuck -> stuck.execution().told().url()).orElse(""));
  }
}
