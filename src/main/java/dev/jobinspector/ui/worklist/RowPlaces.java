package dev.jobinspector.ui.worklist;

import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.connection.ServiceConnection;
import dev.jobinspector.request.copy.ConsoleLink;
import dev.jobinspector.request.copy.CopyAs;
import dev.jobinspector.service.JobService;
import dev.jobinspector.settings.WatchedCase;
import dev.jobinspector.ui.common.copy.RowCopy;
import dev.jobinspector.ui.worklist.watch.WatchViewModel;
import java.net.URI;
import java.util.Optional;

/// Where the cases of rows stand: the connection that reaches them, their page of the console, and
/// what of them is watched.
final class RowPlaces {
  private final JobsViewModel jobs;
  private final ScannedRegions regions;

  RowPlaces(JobsViewModel jobs, ScannedRegions regions) {
    this.jobs = jobs;
    this.regions = regions;
  }

  /// Returns where a row's case stands, to be watched; empty if its stage is not known.
  Optional<WatchedCase> watched(StuckRow row) {
    return switch (row) {
      case StuckRow.Stuck(var found, _, _) ->
          connection(row).flatMap(by -> WatchViewModel.of(by, found.context()));
      case StuckRow.Unseen(var place, _) -> Optional.of(place);
      case StuckRow.Unread _ -> Optional.empty();
    };
  }

  /// Returns what can be copied of a row beside its text.
  RowCopy<StuckRow> copy() {
    return new RowCopy<>(
        row -> row.job().map(KnownJob::id),
        row -> connection(row).flatMap(by -> page(row, by)),
        row ->
            connection(row)
                .flatMap(by -> row.job().map(job -> CopyAs.command(job.kind(), job.id(), by))));
  }

  /// Returns what reaches the Region of a row; empty before it was connected to.
  private Optional<ServiceConnection> connection(StuckRow row) {
    String region = StuckMessages.region(row);
    return jobs.connection()
        .filter(by -> by.region().equals(region))
        .or(() -> regions.known(region).map(JobService::connection));
  }

  private static Optional<URI> page(StuckRow row, ServiceConnection by) {
    return switch (row) {
      case StuckRow.Stuck(var found, _, _) -> ConsoleLink.of(by, found.context());
      case StuckRow.Unseen(var place, _) -> ConsoleLink.pipeline(by, place.pipeline());
      case StuckRow.Unread(var pipeline) -> ConsoleLink.pipeline(by, pipeline.name());
    };
  }
}
