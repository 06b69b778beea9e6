package dev.jobinspector.emulator.state;

import java.util.Optional;

/// What a worker tells of its work; shown with the action, never checked.
public record WorkProgress(
    Optional<String> summary,
    Optional<String> externalExecutionId,
    Optional<Integer> percentComplete,
    Optional<Revision> revision) {
  public static final WorkProgress NONE =
      new WorkProgress(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /// Returns one that tells an external execution id alone.
  static WorkProgress externally(String id) {
    return new WorkProgress(Optional.empty(), Optional.of(id), Optional.empty(), Optional.empty());
  }

  /// The revision a worker says it worked on.
  public record Revision(String id, String changeId, java.time.Instant created) {}

  WorkProgress updatedBy(WorkProgress newer) {
    return new WorkProgress(
        newer.summary.or(() -> summary),
        newer.externalExecutionId.or(() -> externalExecutionId),
        newer.percentComplete.or(() -> percentComplete),
        newer.revision.or(() -> revision));
  }
}
