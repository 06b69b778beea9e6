package dev.jobinspector.request.recognise.evidence;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Collects what the readers find, by job id.
public final class JobCollector {
  private static final int MOST_NOTES = 20;

  private final Map<String, JobEvidence> certain = new LinkedHashMap<>();
  private final Map<String, Integer> possible = new LinkedHashMap<>();
  private final Set<String> others = new HashSet<>();
  private final Set<String> notes = new LinkedHashSet<>();

  /// Returns the evidence of a job that was found for certain.
  public JobEvidence of(String id) {
    return certain.computeIfAbsent(asTheServiceWritesIt(id), JobEvidence::new);
  }

  /// Notes an id that may or may not be that of a job.
  public void maybe(String id, int line) {
    possible.putIfAbsent(asTheServiceWritesIt(id), line);
  }

  /// Notes that ids are those of something else, such as an event; the words around one do not make
  /// it a job then.
  public void other(Iterable<String> ids) {
    ids.forEach(id -> others.add(asTheServiceWritesIt(id)));
  }

  /// Notes what the user should know of a text that has no job id where one is looked for.
  public void note(String userMessage) {
    if (notes.size() < MOST_NOTES) {
      notes.add(userMessage);
    }
  }

  public List<String> notes() {
    return List.copyOf(notes);
  }

  /// Returns all jobs. A bare id counts only where there is nothing better, and is said to be only
  /// possible: logs are full of ids of other things.
  public List<FoundJob> jobs() {
    List<JobEvidence> jobs = new ArrayList<>();
    certain.forEach(
        (id, job) -> {
          if (!job.isProse() || !others.contains(id)) {
            jobs.add(job);
          }
        });
    if (jobs.isEmpty()) {
      possible.forEach(
          (id, line) -> {
            if (!others.contains(id)) {
              jobs.add(
                  new JobEvidence(id).seen(FieldKind.JOB_ID, TextOrigin.FORM, line).onlyPossible());
            }
          });
    }
    return jobs.stream().map(JobEvidence::found).toList();
  }

  /// The service's ids are in lower case.
  private static String asTheServiceWritesIt(String id) {
    return UuidScanner.isId(id) ? id.toLowerCase(Locale.ROOT) : id;
  }
}
