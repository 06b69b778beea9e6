package dev.jobinspector.troubleshooting.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.troubleshooting.StatusMessages;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What evidence shows.
class FindingsTest {
  @ParameterizedTest
  @EnumSource(JobStatus.Known.class)
  void eachStatusHasAFindingWithANextStep(JobStatus.Known status) {
    List<Finding> findings = Findings.of(evidence(JobKind.CUSTOM, status));
    assertEquals(1, findings.size());
    assertFalse(findings.getFirst().next().isBlank());
  }

  @Test
  void onlyInProgressMakesTheJobYours() {
    for (JobStatus.Known status : JobStatus.Known.values()) {
      boolean yours = status == JobStatus.Known.IN_PROGRESS;
      assertEquals(yours, StatusMessages.yours(status));
      assertEquals(
          !yours, StatusMessages.meaning(status).startsWith("This job is not yours to work on"));
    }
    assertTrue(StatusMessages.meaning(JobStatus.of("Paused")).contains("not yours"));
  }

  @Test
  void theWeightiestFindingComesFirst() {
    List<Finding> findings = Findings.of(evidence(JobKind.THIRD_PARTY, JobStatus.Known.DISPATCHED));
    assertEquals(
        List.of(Finding.Weight.STUCK, Finding.Weight.NOTE),
        findings.stream().map(Finding::weight).toList());
  }

  private static Evidence evidence(JobKind kind, JobStatus status) {
    return Evidence.ofJob(
        KnownJob.bare(kind, "id").withStatus(status), Optional.empty(), List.of(), Instant.EPOCH);
  }
}
