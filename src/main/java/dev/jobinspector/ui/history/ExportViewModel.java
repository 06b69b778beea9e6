package dev.jobinspector.ui.history;

import dev.jobinspector.attempt.AttemptHistory;
import dev.jobinspector.attempt.AttemptQuery;
import dev.jobinspector.export.AttemptExport;
import dev.jobinspector.export.CaseReport;
import dev.jobinspector.export.ExportFormat;
import dev.jobinspector.export.ReportFormat;
import dev.jobinspector.export.ReportedCase;
import dev.jobinspector.export.Versions;
import dev.jobinspector.files.AtomicFile;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.TaskRunner;
import dev.jobinspector.ui.common.Work;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Saves what the history shows, and tells what came of it.
public final class ExportViewModel {
  private final TaskRunner tasks;
  private final ReadOnlyObjectWrapper<Loadable<String>> state =
      new ReadOnlyObjectWrapper<>(new Loadable.Idle<>());

  ExportViewModel(TaskRunner tasks) {
    this.tasks = tasks;
  }

  /// Saves all that match.
  ///
  /// @param total how many match, for the progress; less than 0 if that is not known
  void export(
      AttemptHistory history, AttemptQuery wanted, long total, ExportFormat format, Path file) {
    run(
        "Exporting the history",
        progress -> {
          OptionalLong saved =
              AttemptExport.save(
                  history, wanted, format, file, done -> progress.at((int) done, (int) total));
          return saved.isPresent()
              ? "%,d attempts exported to %s".formatted(saved.getAsLong(), file.getFileName())
              : "Cancelled: nothing was exported";
        });
  }

  void report(AttemptHistory history, String jobId, ReportFormat format, Path file) {
    run(
        "Writing the report",
        _ -> {
          String text =
              CaseReport.of(
                  ReportedCase.ofHistory(jobId, history, Optional.empty()),
                  format,
                  Versions.current(),
                  Instant.now());
          AtomicFile.write(
              file,
              out -> {
                out.write(text);
                return true;
              });
          return "Report saved as " + file.getFileName();
        });
  }

  private void run(String title, Work<String> work) {
    var loading = new Loadable.Loading<String>();
    state.set(loading);
    Runnable _ =
        tasks.run(
            title,
            work,
            (_, _) -> {},
            end -> {
              if (state.get() == loading) {
                state.set(end);
              }
            });
  }

  /// Returns how the newest export stands, in words once it is there.
  public ReadOnlyObjectProperty<Loadable<String>> stateProperty() {
    return state.getReadOnlyProperty();
  }
}
