package dev.jobinspector.request.recognise.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Collects what the readers find, a dossier per job id.
public final class JobCollector {
  private final Map<String, JobEvidence> certain = new LinkedHashMap<>();
  private final Map<String, Integer> possible = new LinkedHashMap<>();

  /// The dossier of a job that was found for certain.
  public JobEvidence of(String id) {
    return certain.computeIfAbsent(id, JobEvidence::new);
  }

  /// Notes an id that may or may not be that of a job.
  public void maybe(String id, int line) {
    possible.putIfAbsent(id, line);
  }

  /// A bare id counts only where there is nothing better: logs are full of ids of other things.
  public List<FoundJob> jobs() {
    if (certain.isEmpty()) {
      possible.forEach((id, line) -> of(id).seen(FieldKind.JOB_ID, TextOrigin.PROSE, line));
    }
    List<FoundJob> jobs = new ArrayList<>(certain.size());
    certain.values().forEach(dossier -> jobs.add(dossier.job()));
    return jobs;
  }
}
