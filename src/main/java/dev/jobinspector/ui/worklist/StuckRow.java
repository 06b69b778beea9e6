package dev.jobinspector.ui.worklist;

import dev.jobinspector.job.KnownJob;
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
