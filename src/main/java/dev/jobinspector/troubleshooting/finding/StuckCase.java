package dev.jobinspector.troubleshooting.finding;

import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.pipeline.ActionExecution;
import dev.jobinspector.job.pipeline.PipelineState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Something that holds a pipeline up: an action, the entry of a stage, or a disabled transition.
///
/// @param findings of the evidence, the weightiest first, never empty
public record StuckCase(Evidence evidence, List<Finding> findings, String region) {

  public StuckCase {
    findings = List.copyOf(findings);
    if (findings.isEmpty()) {
      throw new IllegalArgumentException("A case has at least one finding.");
    }
  }

  private static final Finding UNSEEN =
      new Finding(
          Finding.Weight.NOTE,
          Certainty.CERTAIN,
          "The status of the job was not seen yet",
          List.of("CodePipeline has no operation that reads it; acknowledging returns it."),
          List.of(),
          Act.WATCH,
          "",
          "");

  /// Returns the case that this evidence makes.
  public static StuckCase of(Evidence evidence, String region) {
    List<Finding> findings = Findings.of(evidence);
    return new StuckCase(evidence, findings.isEmpty() ? List.of(UNSEEN) : findings, region);
  }

  /// Returns the case as a reader takes it: with an action to look for, also where only the job was
  /// known so far.
  public StuckCase toRead() {
    return execution().isPresent() || !kind().hasJob()
        ? this
        : of(evidence.withActionOfJob(), region);
  }

  /// Returns the same, as it was read, with other knowledge about its jobs.
  public StuckCase knowing(LocalKnowledge known) {
    return of(evidence.knowing(known), region);
  }

  /// Returns the same with its job as it is known by now.
  public StuckCase withJob(KnownJob newer) {
    return of(evidence.withJob(newer), region);
  }

  public CaseKind kind() {
    return evidence.kind();
  }

  /// Returns where it stands; of an entry or a transition without an action.
  public PipelineContext context() {
    return evidence.context();
  }

  /// Returns the execution of the action; empty if it is none.
  public Optional<ActionExecution> execution() {
    return evidence.execution();
  }

  /// Returns the job that the action waits for, if one is known.
  public Optional<LikelyJob> job() {
    return evidence.job();
  }

  /// Returns the state of its pipeline when it was read, if that was read.
  public Optional<PipelineState> pipeline() {
    return evidence.pipeline();
  }

  /// Returns when it began.
  public Optional<Instant> since() {
    return evidence.since();
  }

  /// Returns when it was read, by this machine's clock.
  public Instant seenAt() {
    return evidence.now();
  }

  /// Returns the finding that matters most.
  public Finding finding() {
    return findings.getFirst();
  }

  /// Returns how long it had lasted when it was read, as in `6 h 50 min`.
  public String length() {
    return Wording.length(age());
  }

  /// Returns how long it had lasted when it was read; nothing if that is not known. A clock that is
  /// behind the service's makes no time negative.
  public Duration age() {
    return since()
        .filter(seenAt()::isAfter)
        .map(from -> Duration.between(from, seenAt()))
        .orElse(Duration.ZERO);
  }

  /// Returns whether the transition that it is about is enabled by now.
  public boolean isEnabled() {
    return kind() == CaseKind.TRANSITION
        && evidence.stage().filter(stage -> stage.inbound().enabled()).isPresent();
  }

  /// Returns whether the two are about the same thing, perhaps read at different times.
  public boolean sameAs(StuckCase other) {
    return region.equals(other.region)
        && context().path().equals(other.context().path())
        && context().pipelineExecutionId().equals(other.context().pipelineExecutionId())
        && context().actionExecutionId().equals(other.context().actionExecutionId());
  }
}
