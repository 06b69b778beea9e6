package dev.jobinspector.ui.worklist;

import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.pipeline.ActionExecution;
import dev.jobinspector.troubleshooting.finding.CaseKind;
import dev.jobinspector.troubleshooting.finding.LikelyJob;
import dev.jobinspector.troubleshooting.finding.StuckCase;
import dev.jobinspector.troubleshooting.scan.StuckReport;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.Mark;
import dev.jobinspector.ui.common.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a row of the worklist says.
final class StuckMessages {
  /// The titles of the columns of copied rows.
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
          "URL",
          "Region");

  private StuckMessages() {}

  static String time(StuckRow row, Instant now) {
    return switch (row) {
      case StuckRow.Stuck(var stuck, _, _) ->
          stuck.since().map(since -> Times.span(Duration.between(since, now))).orElse("–");
      case StuckRow.Unseen _ -> "–";
      case StuckRow.Unread _ -> "not read";
    };
  }

  /// Returns what stands for it.
  static Mark.Kind mark(StuckRow row) {
    return switch (row) {
      case StuckRow.Unseen _ -> Mark.Kind.UNKNOWN;
      case StuckRow.Unread _ -> Mark.Kind.UNKNOWN;
      case StuckRow.Stuck(var stuck, _, _) ->
          stuck
              .execution()
              .filter(action -> !action.isUnderWay())
              .map(action -> Mark.of(action.status()))
              .orElseGet(() -> mark(stuck));
    };
  }

  private static Mark.Kind mark(StuckCase stuck) {
    return switch (stuck.kind()) {
      case TRANSITION -> stuck.isEnabled() ? Mark.Kind.WAITING : Mark.Kind.CLOSED;
      case APPROVAL, ENTRY_CONDITION, WAITING_EXECUTION -> Mark.Kind.WAITING;
      case LAMBDA -> Mark.Kind.STUCK;
      case AWS_ACTION -> Mark.Kind.IN_PROGRESS;
      case CUSTOM, THIRD_PARTY, UNKNOWN ->
          status(stuck)
              .map(StuckMessages::mark)
              .orElse(hasReported(stuck) ? Mark.Kind.STUCK : Mark.Kind.QUEUED);
    };
  }

  private static Mark.Kind mark(JobStatus status) {
    return status == JobStatus.Known.IN_PROGRESS ? Mark.Kind.STUCK : Mark.of(status);
  }

  /// Returns the likely cause in two or three words.
  static String shortCause(StuckRow row) {
    return switch (row) {
      case StuckRow.Unseen(_, var why) -> why;
      case StuckRow.Unread _ -> "not readable";
      case StuckRow.Stuck(var stuck, var moved, _) -> moved.orElseGet(() -> shortCause(stuck));
    };
  }

  private static String shortCause(StuckCase stuck) {
    return switch (stuck.kind()) {
      case TRANSITION -> stuck.isEnabled() ? "transition enabled" : "transition closed";
      case APPROVAL -> "waits for approval";
      case ENTRY_CONDITION -> "condition not met";
      case WAITING_EXECUTION -> "execution waits";
      case LAMBDA -> "function silent";
      case AWS_ACTION -> "still runs";
      case CUSTOM, THIRD_PARTY, UNKNOWN ->
          status(stuck)
              .map(StuckMessages::shortCause)
              .orElse(hasReported(stuck) ? "no result yet" : "nobody polls?");
    };
  }

  private static String shortCause(JobStatus status) {
    return switch (status) {
      case JobStatus.Known.CREATED -> "not queued yet";
      case JobStatus.Known.QUEUED -> "nobody polls";
      case JobStatus.Known.DISPATCHED -> "not acknowledged";
      case JobStatus.Known.IN_PROGRESS -> "no result yet";
      case JobStatus.Known.TIMED_OUT -> "timed out";
      case JobStatus.Known.SUCCEEDED -> "continues";
      case JobStatus.Known.FAILED -> "failed";
      case JobStatus.Unrecognised(var text) -> text;
    };
  }

  private static Optional<JobStatus> status(StuckCase stuck) {
    return stuck.job().filter(LikelyJob::certain).map(LikelyJob::job).flatMap(KnownJob::status);
  }

  private static boolean hasReported(StuckCase stuck) {
    return stuck
        .execution()
        .map(ActionExecution::told)
        .filter(told -> told.id().or(told::summary).isPresent())
        .isPresent();
  }

  static String pipeline(StuckRow row) {
    return switch (row) {
      case StuckRow.Stuck(var stuck, _, _) -> stuck.context().pipeline().orElse("unknown pipeline");
      case StuckRow.Unseen(var place, _) -> place.pipeline();
      case StuckRow.Unread(var pipeline) -> pipeline.name();
    };
  }

  /// Returns `stage › action`; of the way into a stage, `→ stage`.
  static String place(StuckRow row) {
    return switch (row) {
      case StuckRow.Stuck(var stuck, _, _) -> {
        String path =
            Stream.of(stuck.context().stage(), stuck.context().action())
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" › "));
        yield stuck.kind() == CaseKind.TRANSITION ? "→ " + path : path;
      }
      case StuckRow.Unseen(var watched, _) -> watched.place();
      case StuckRow.Unread _ -> "could not be read";
    };
  }

  static String provider(StuckRow row) {
    return switch (row) {
      case StuckRow.Stuck(var stuck, _, _) ->
          stuck.kind().hasJob()
              ? stuck
                  .execution()
                  .flatMap(ActionExecution::type)
                  .map(ActionTypeId::provider)
                  .orElse("")
              : "not a job";
      case StuckRow.Unseen _ -> "";
      case StuckRow.Unread _ -> "";
    };
  }

  /// Returns the Region; empty if that is not known.
  static String region(StuckRow row) {
    return switch (row) {
      case StuckRow.Stuck(var stuck, _, _) -> stuck.region();
      case StuckRow.Unseen(var place, _) -> place.connection().region().orElse("");
      case StuckRow.Unread(var pipeline) -> pipeline.region();
    };
  }

  /// Returns the kind as a chip says it; empty while nobody knows it.
  static Optional<String> kind(StuckRow row) {
    return switch (row) {
      case StuckRow.Unseen _, StuckRow.Unread _ -> Optional.empty();
      case StuckRow.Stuck(var stuck, _, _) ->
          switch (stuck.kind()) {
            case CUSTOM -> Optional.of("custom");
            case THIRD_PARTY -> Optional.of("third party");
            case LAMBDA -> Optional.of("Lambda");
            case APPROVAL, AWS_ACTION, ENTRY_CONDITION, TRANSITION, WAITING_EXECUTION ->
                Optional.of("not a job");
            case UNKNOWN -> Optional.empty();
          };
    };
  }

  static String where(StuckRow row) {
    return switch (row) {
      case StuckRow.Stuck(var stuck, _, _) -> stuck.context().path();
      case StuckRow.Unseen(var place, _) -> place.pipeline() + " › " + place.place();
      case StuckRow.Unread(var pipeline) -> pipeline.name();
    };
  }

  static String cause(StuckRow row) {
    return switch (row) {
      case StuckRow.Stuck(var stuck, _, _) -> stuck.finding().cause();
      case StuckRow.Unseen(_, var why) -> why;
      case StuckRow.Unread(var pipeline) -> pipeline.why().what();
    };
  }

  /// Returns all of it, in the order of the titles. An id that is not certain has a question mark.
  static List<String> all(StuckRow row, Instant now) {
    Optional<StuckCase> stuck =
        switch (row) {
          case StuckRow.Stuck(var it, _, _) -> Optional.of(it);
          case StuckRow.Unseen _, StuckRow.Unread _ -> Optional.empty();
        };
    Optional<PipelineContext> context = stuck.map(StuckCase::context);
    Optional<ActionExecution> action = stuck.flatMap(StuckCase::execution);
    return List.of(
        time(row, now),
        where(row),
        action
            .flatMap(ActionExecution::type)
            .map(ActionTypeId::text)
            .or(() -> stuck.map(it -> it.kind().userMessage()))
            .orElse(""),
        stuck
            .flatMap(StuckCase::job)
            .map(job -> job.job().id() + (job.certain() ? "" : " ?"))
            .orElse(""),
        action.flatMap(it -> it.told().id()).orElse(""),
        cause(row),
        context.flatMap(PipelineContext::actionExecutionId).orElse(""),
        context.flatMap(PipelineContext::pipelineExecutionId).orElse(""),
        action.flatMap(it -> it.told().url()).orElse(""),
        region(row));
  }

  /// Returns how a scan stands.
  static String scan(Loadable<StuckReport> state, StuckViewModel.Progress progress) {
    return switch (state) {
      case Loadable.Idle<StuckReport> _ -> "";
      case Loadable.Loading<StuckReport> _ ->
          progress.all() == 0
              ? "Listing the pipelines…"
              : "%,d of %,d pipelines".formatted(progress.looked(), progress.all());
      case Loadable.Loaded<StuckReport>(var report) -> report.userMessage();
      case Loadable.Failed<StuckReport> _ -> "The pipelines could not be listed.";
    };
  }
}
