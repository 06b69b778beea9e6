package dev.jobinspector.ui.acknowledge;

import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.KnownJob;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The jobs that the window lists, looked up by the id that is typed.
public final class ListedJobs {
  private Supplier<List<KnownJob>> jobs = List::of;

  ListedJobs() {}

  /// Tells how to ask which jobs are listed.
  public void lookAmong(Supplier<List<KnownJob>> listed) {
    jobs = listed;
  }

  /// Returns, of the jobs of an id in whatever case, one of this kind, and of those the one that is
  /// spelt so; otherwise one of the other kind.
  Optional<KnownJob> named(String id, JobKind kind) {
    return jobs.get().stream()
        .filter(job -> job.id().equalsIgnoreCase(id))
        .min(
            Comparator.<KnownJob, Boolean>comparing(job -> job.kind() != kind)
                .thenComparing(job -> !job.id().equals(id)));
  }
}
