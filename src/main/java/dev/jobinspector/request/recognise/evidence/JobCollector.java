package dev.jobinspector.request.recognise.evidence;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Collects what the readers find, by job id.
public final class JobCollector {
  private final Map<String, JobEvidence> certain = new LinkedHashMap<>();
  private final Map<String, Integer> possible = new LinkedHashMap<>();

  /// Returns the evidence of a job that was found for certain.
  public JobEvidence of(String id) {
    return certain.computeIfAbsent(id, JobEvidence::new);
  }

  /// Notes an id that may or may not be that of a job.
  public void maybe(String id, int line) {
    possible.putIfAbsent(id, line);
  }

  /// Returns all jobs. A bare id counts only where there is nothing better: logs are full of ids of
  /// other things.
  public List<FoundJob> jobs() {
    if (certain.isEmpty()) {
      possible.forEach((id, line) -> of(id).seen(FieldKind.JOB_ID, TextOrigin.PROSE, line));
    }
    return certain.values().stream().map(JobEvidence::found).toList();
  }
}
