package dev.jobinspector.ui.main;

import dev.jobinspector.service.JobService;
import dev.jobinspector.ui.caseview.CaseState;
import dev.jobinspector.ui.common.TaskRunner;
import dev.jobinspector.ui.control.ClaimViewModel;
import dev.jobinspector.ui.control.ManyKind;
import dev.jobinspector.ui.control.ManyTarget;
import dev.jobinspector.ui.control.ManyViewModel;
import dev.jobinspector.ui.report.ReportViewModel;
import dev.jobinspector.ui.worklist.StuckRow;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// The forms that take cases and belong to no other pane: the report of one, an act on several.
public final class CaseForms {
  private final MainViewModel window;
  private final ReportViewModel report;
  private final ManyViewModel many;
  private final ClaimViewModel claim;
  private final ObjectProperty<List<StuckRow>> selected = new SimpleObjectProperty<>(List.of());

  CaseForms(MainViewModel window, TaskRunner tasks, Clock clock) {
    this.window = window;
    report = new ReportViewModel(tasks, clock);
    many =
        new ManyViewModel(
            tasks,
            (by, operation, send) -> window.connections().production().ask(by, operation, send),
            completed -> window.cases().warnIfUnrecorded(completed),
            this::readAgain);
    claim =
        new ClaimViewModel(
            tasks,
            (by, operation, send) -> window.connections().production().ask(by, operation, send),
            completed -> window.cases().warnIfUnrecorded(completed),
            this::claimed);
  }

  /// Follows the connection and the open case of the window.
  void bind() {
    selected.bind(window.worklist().stuck().selectedProperty());
    report.serviceProperty().bind(window.connection().currentProperty());
    report
        .stuckProperty()
        .bind(window.open().stateProperty().map(state -> state.map(CaseState::stuck)));
    claim.serviceProperty().bind(window.connection().currentProperty());
    claim.readOnlyProperty().bind(window.connection().readOnlyProperty());
    claim
        .jobProperty()
        .bind(
            window
                .open()
                .stateProperty()
                .map(
                    state ->
                        state.flatMap(
                            open ->
                                open.job()
                                    .map(
                                        job ->
                                            job.at(
                                                open.type().or(job::actionType), job.context())))));
    many.readOnlyProperty().bind(window.connection().readOnlyProperty());
  }

  private void claimed(JobService by) {
    readAgain();
    if (window.cases().isCurrent(by)) {
      window.open().followUp();
    }
  }

  /// What was done shows in the pipelines.
  private void readAgain() {
    window.attempted();
    window.refreshing().refresh();
  }

  /// Takes the selected rows for an act on all of them; nothing is sent.
  void prepare(ManyKind kind) {
    many.prepare(kind, selected().map(row -> target(row)).toList());
  }

  private Stream<StuckRow.Stuck> selected() {
    return selected.get().stream()
        .filter(StuckRow.Stuck.class::isInstance)
        .map(StuckRow.Stuck.class::cast);
  }

  private ManyTarget target(StuckRow.Stuck row) {
    String region = row.stuck().region();
    return new ManyTarget(
        row.stuck(),
        CaseActs.target(row.stuck()),
        window
            .connection()
            .currentProperty()
            .get()
            .filter(by -> by.connection().region().equals(region))
            .or(() -> window.worklist().stuck().regions().known(region)));
  }

  /// Returns the rows of the list that are selected.
  public ObjectProperty<List<StuckRow>> selectedProperty() {
    return selected;
  }

  /// Returns what makes the report of the open case.
  public ReportViewModel report() {
    return report;
  }

  /// Returns what claims the queued job of the open case to fail it.
  public ClaimViewModel claim() {
    return claim;
  }

  /// Returns what does the same with several cases.
  public ManyViewModel many() {
    return many;
  }
}
