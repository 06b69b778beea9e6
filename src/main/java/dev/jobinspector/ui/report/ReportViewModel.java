package dev.jobinspector.ui.report;

import dev.jobinspector.export.CaseReport;
import dev.jobinspector.export.ReportFormat;
import dev.jobinspector.export.ReportedCase;
import dev.jobinspector.export.Versions;
import dev.jobinspector.export.scenario.ScenarioExport;
import dev.jobinspector.files.AtomicFile;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.service.JobService;
import dev.jobinspector.troubleshooting.FailureMessages;
import dev.jobinspector.troubleshooting.finding.LikelyJob;
import dev.jobinspector.troubleshooting.finding.StuckCase;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.TaskRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/// Makes the report of the open case, of what was read last, and a scenario of its pipeline, which
/// it reads for that.
public final class ReportViewModel {
  /// What came of it.
  ///
  /// @param text what was done, in words, or the text to copy
  /// @param file that was saved
  public record Done(String text, Optional<Path> file) {}

  private static final int KNOWN_JOBS = 2_000;

  private final TaskRunner tasks;
  private final Clock clock;
  private final ObjectProperty<Optional<JobService>> service =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<StuckCase>> stuck =
      new SimpleObjectProperty<>(Optional.empty());
  private final BooleanProperty replaceIds = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<Loadable<Done>> state =
      new ReadOnlyObjectWrapper<>(new Loadable.Idle<>());

  public ReportViewModel(TaskRunner tasks, Clock clock) {
    this.tasks = tasks;
    this.clock = clock;
    stuck.subscribe(this::opened);
  }

  private void opened(Optional<StuckCase> before, Optional<StuckCase> now) {
    if (now.filter(open -> before.filter(open::sameAs).isPresent()).isEmpty()) {
      state.set(new Loadable.Idle<>());
    }
  }

  /// Returns a name for the file, by pipeline, action and day; empty if no case is open.
  public Optional<String> fileName(ReportFormat format) {
    return stuck
        .get()
        .flatMap(
            open ->
                service
                    .get()
                    .map(
                        by ->
                            new ReportedCase(
                                    open.job().map(likely -> likely.job().id()),
                                    Optional.of(open),
                                    Optional.empty(),
                                    Optional.of(by.connection()),
                                    List.of())
                                .fileName(format, clock.instant())));
  }

  /// Saves the report.
  public void save(ReportFormat format, Path file) {
    with(
        (open, by) ->
            run(
                "Writing the report",
                () -> {
                  write(file, text(open, by, format));
                  return new Done("Saved as " + file.getFileName() + ".", Optional.of(file));
                },
                _ -> {}));
  }

  /// Makes the report as Markdown.
  ///
  /// @param clipboard takes it
  public void copy(Consumer<String> clipboard) {
    with(
        (open, by) ->
            run(
                "Writing the report",
                () -> new Done(text(open, by, ReportFormat.MARKDOWN), Optional.empty()),
                done -> {
                  clipboard.accept(done.text());
                  state.set(
                      new Loadable.Loaded<>(new Done("Copied as Markdown.", Optional.empty())));
                }));
  }

  /// Reads the pipeline and saves it as a scenario for the emulator; does nothing while the
  /// pipeline is not known.
  public void exportScenario(Path file) {
    ScenarioExport.Ids ids =
        replaceIds.get() ? ScenarioExport.Ids.REPLACED : ScenarioExport.Ids.KEPT;
    with(
        (open, by) ->
            open.context()
                .pipeline()
                .ifPresent(
                    pipeline ->
                        run(
                            "Reading the pipeline",
                            () -> scenario(open, by, pipeline, ids, file),
                            _ -> {})));
  }

  private Done scenario(
      StuckCase open, JobService by, String pipeline, ScenarioExport.Ids ids, Path file)
      throws IOException {
    List<KnownJob> known =
        by.knownJobs(open.job().map(LikelyJob::job).stream().toList(), KNOWN_JOBS).reversed();
    return switch (ScenarioExport.read(by, pipeline, known, ids, clock.instant())) {
      case Reply.Answered<String>(var scenario, _) -> {
        write(file, scenario);
        yield new Done(
            "Saved. Rehearse with: job-inspector emulator --scenario " + file.getFileName(),
            Optional.of(file));
      }
      case Reply.Failed<String>(var failure, var receipt) ->
          new Done(FailureMessages.ofPipelineRead(failure, receipt).text(), Optional.empty());
    };
  }

  private String text(StuckCase open, JobService by, ReportFormat format) {
    return CaseReport.of(
        ReportedCase.of(open, by.connection(), by.history()),
        format,
        Versions.current(),
        clock.instant());
  }

  private static void write(Path file, String text) throws IOException {
    AtomicFile.write(
        file,
        out -> {
          out.write(text);
          return true;
        });
  }

  private interface Work {
    void of(StuckCase open, JobService by);
  }

  private void with(Work work) {
    stuck.get().ifPresent(open -> service.get().ifPresent(by -> work.of(open, by)));
  }

  private void run(String title, Callable<Done> work, Consumer<Done> then) {
    var loading = new Loadable.Loading<Done>();
    state.set(loading);
    tasks.run(
        title,
        work,
        end -> {
          if (state.get() == loading) {
            state.set(end);
            if (end instanceof Loadable.Loaded<Done>(var done)) {
              then.accept(done);
            }
          }
        });
  }

  public ObjectProperty<Optional<JobService>> serviceProperty() {
    return service;
  }

  /// Returns the case that is reported.
  public ObjectProperty<Optional<StuckCase>> stuckProperty() {
    return stuck;
  }

  /// Returns whether the ids of the account are left out of a scenario.
  public BooleanProperty replaceIdsProperty() {
    return replaceIds;
  }

  /// Returns what came of the last thing that was asked.
  public ReadOnlyObjectProperty<Loadable<Done>> stateProperty() {
    return state.getReadOnlyProperty();
  }
}
