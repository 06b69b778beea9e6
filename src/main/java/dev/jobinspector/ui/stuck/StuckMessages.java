package dev.jobinspector.ui.stuck;

import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.pipeline.ActionExecution;
import dev.jobinspector.troubleshooting.finding.StuckCase;
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
      case StuckRow.Stuck(var stuck) -> time(stuck.age());
      case StuckRow.Unread _ -> "not read";
    };
  }

  static String where(StuckRow row) {
    return switch (row) {
      case StuckRow.Stuck(var stuck) -> stuck.context().path();
      case StuckRow.Unread(var pipeline) -> pipeline.name();
    };
  }

  static String type(StuckRow row) {
    return switch (row) {
      case StuckRow.Stuck(var stuck) ->
          stuck
              .execution()
              .flatMap(ActionExecution::type)
              .map(ActionTypeId::text)
              .orElse(stuck.kind().userMessage());
      case StuckRow.Unread _ -> "";
    };
  }

  /// An id that is not certain has a question mark.
  static String job(StuckRow row) {
    return switch (row) {
      case StuckRow.Stuck(var stuck) ->
          stuck.job().map(job -> job.job().id() + (job.certain() ? "" : " ?")).orElse("");
      case StuckRow.Unread _ -> "";
    };
  }

  static String external(StuckRow row) {
    return switch (row) {
      case StuckRow.Stuck(var stuck) ->
          stuck.execution().flatMap(action -> action.told().id()).orElse("");
      case StuckRow.Unread _ -> "";
    };
  }

  static String cause(StuckRow row) {
    return switch (row) {
      case StuckRow.Stuck(var stuck) -> stuck.finding().cause();
      case StuckRow.Unread(var pipeline) -> pipeline.why().what();
    };
  }

  /// Returns all of it, in the order of the titles.
  static List<String> all(StuckRow row) {
    Optional<StuckCase> stuck =
        switch (row) {
          case StuckRow.Stuck(var it) -> Optional.of(it);
          case StuckRow.Unread _ -> Optional.empty();
        };
    Optional<PipelineContext> context = stuck.map(StuckCase::context);
    return List.of(
        time(row),
        where(row),
        type(row),
        job(row),
        external(row),
        cause(row),
        context.flatMap(PipelineContext::actionExecutionId).orElse(""),
        context.flatMap(PipelineContext::pipelineExecutionId).orElse(""),
        stuck.flatMap(StuckCase::execution).flatMap(action -> action.told().url()).orElse(""));
  }
}
