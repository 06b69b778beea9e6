package dev.jobinspector.service;

import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.KnownJob;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Brings sightings of jobs from several sources together.
final class KnownJobs {
  private KnownJobs() {}

  private record Key(JobKind kind, String id) {}

  /// Returns one entry per job, in the order in which they were first seen; what earlier lists know
  /// wins.
  static List<KnownJob> merge(List<KnownJob> first, List<KnownJob> second) {
    Map<Key, KnownJob> merged = new LinkedHashMap<>();
    first.forEach(job -> merged.put(new Key(job.kind(), job.id()), job));
    second.forEach(
        job -> merged.merge(new Key(job.kind(), job.id()), job, (a, b) -> b.updatedBy(a)));
    return new ArrayList<>(merged.values());
  }
}
