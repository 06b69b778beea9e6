package dev.jobinspector.ui.worklist;

import dev.jobinspector.attempt.Intent;
import dev.jobinspector.attempt.Subject;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.settings.WatchedCase;
import dev.jobinspector.troubleshooting.finding.LikelyJob;
import dev.jobinspector.troubleshooting.finding.StuckCase;
import dev.jobinspector.troubleshooting.scan.UnreadPipeline;
import java.time.Instant;
import java.util.Optional;

/// A row of what a scan found, or of what is watched.
public sealed interface StuckRow {
  /// Returns whether it is about the same thing as a case.
  default boolean isOf(StuckCase other) {
    return false;
  }

  /// Returns whether another row is about the same thing.
  default boolean isSameAs(StuckRow other) {
    return switch (this) {
      case Stuck(var stuck, _, _) -> other.isOf(stuck);
      case Unseen(var place, _) -> other instanceof Unseen(var at, _) && at.equals(place);
      case Unread(var pipeline) ->
          other instanceof Unread(var unread)
              && unread.name().equals(pipeline.name())
              && unread.region().equals(pipeline.region());
    };
  }

  /// Returns its job, if one is known.
  default Optional<KnownJob> job() {
    return Optional.empty();
  }

  /// Something that holds a pipeline up, or did.
  ///
  /// @param moved what it has done since, in a few words
  /// @param changedAt when a reading showed something new
  record Stuck(StuckCase stuck, Optional<String> moved, Optional<Instant> changedAt)
      implements StuckRow {
    static Stuck found(StuckCase stuck) {
      return new Stuck(stuck, Optional.empty(), Optional.empty());
    }

    @Override
    public boolean isOf(StuckCase other) {
      return stuck.sameAs(other);
    }

    /// Returns whether a request may move it: one on its job, its stage or its pipeline execution.
    public boolean isActedOn(Intent request) {
      PipelineContext its = stuck.context();
      PipelineContext acted = request.context();
      return request.connection().region().equals(stuck.region())
          && (request.job().filter(this::isOf).isPresent()
              || (isSame(its.pipeline(), acted.pipeline())
                  && (isSame(its.stage(), acted.stage())
                      || isSame(its.pipelineExecutionId(), acted.pipelineExecutionId()))));
    }

    private boolean isOf(Subject.Job acted) {
      return job().filter(KnownJob.bare(acted.kind(), acted.id())::sameJobAs).isPresent();
    }

    private static boolean isSame(Optional<String> one, Optional<String> other) {
      return one.isPresent() && one.equals(other);
    }

    @Override
    public Optional<KnownJob> job() {
      return stuck.job().map(LikelyJob::job);
    }
  }

  /// A watched place of which nothing was read yet, or where nothing stands.
  ///
  /// @param why nothing more is known, in a few words
  record Unseen(WatchedCase place, String why) implements StuckRow {}

  /// A pipeline of which nobody knows.
  record Unread(UnreadPipeline pipeline) implements StuckRow {}
}
