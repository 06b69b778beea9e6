package dev.jobinspector.ui.main;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.JobDetails;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.job.request.PollRequest;
import dev.jobinspector.service.CompletedRequest;
import dev.jobinspector.service.JobService;
import dev.jobinspector.troubleshooting.finding.StuckCase;
import dev.jobinspector.ui.acknowledge.AcknowledgeViewModel;
import dev.jobinspector.ui.caseview.CaseState;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.TaskRunner;
import dev.jobinspector.ui.control.ClaimViewModel;
import dev.jobinspector.ui.control.ManyKind;
import dev.jobinspector.ui.control.ManyTarget;
import dev.jobinspector.ui.control.ManyViewModel;
import dev.jobinspector.ui.report.ReportViewModel;
import dev.jobinspector.ui.worklist.StuckRow;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// The forms that take cases and belong to no other pane: the report of one, an act on several.
public final class CaseForms {
  private final MainViewModel window;
  private final TaskRunner tasks;
  private final ReportViewModel report;
  private final ManyViewModel many;
  private final ClaimViewModel claim;
  private final List<CompletedRequest<?>> sent = new ArrayList<>();
  private final ObjectProperty<List<StuckRow>> selected = new SimpleObjectProperty<>(List.of());

  CaseForms(MainViewModel window, TaskRunner tasks, Clock clock) {
    this.window = window;
    this.tasks = tasks;
    report = new ReportViewModel(tasks, clock);
    many =
        new ManyViewModel(
            tasks,
            (by, operation, send) -> window.connections().production().ask(by, operation, send),
            this::sent,
            this::readAgain);
    claim =
        new ClaimViewModel(
            tasks,
            (by, operation, send) -> window.connections().production().ask(by, operation, send),
            this::sent,
            this::claimed);
  }

  /// Follows the connection and the open case of the window.
  void bind() {
    selected.bind(window.worklist().stuck().rows().selectedProperty());
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
    window
        .acknowledge()
        .pastProperty()
        .bind(
            window
                .details()
                .jobProperty()
                .flatMap(job -> window.details().timelineProperty().map(read -> past(job, read))));
    many.readOnlyProperty().bind(window.connection().readOnlyProperty());
  }

  private static Optional<AcknowledgeViewModel.Past> past(
      Optional<KnownJob> job, Loadable<List<Attempt>> read) {
    return read instanceof Loadable.Loaded(var attempts)
        ? job.map(of -> new AcknowledgeViewModel.Past(of, attempts))
        : Optional.empty();
  }

  /// Fills in the form that polls for the action type of the open case, if workers poll for it.
  void preparePoll() {
    window
        .open()
        .stateProperty()
        .get()
        .flatMap(CaseState::type)
        .filter(type -> !type.owner().equals("AWS"))
        .ifPresent(
            type -> {
              window.poll().fill(type);
              proposeQuery();
            });
  }

  /// Reads what a poll for the action type of the open case must name, and fills it in with the
  /// value that the action's configuration has for it. What cannot be read stays to be typed.
  void proposeQuery() {
    Optional<KnownJob> job = claim.jobProperty().get();
    Optional<ActionTypeId> type =
        window.open().stateProperty().get().flatMap(CaseState::type).filter(ActionTypeId::isCustom);
    Optional<JobService> by = window.connection().currentProperty().get();
    if (type.isEmpty() || by.isEmpty()) {
      return;
    }
    tasks.run(
        "Reading the action type",
        () -> by.get().pipelines().queryableProperty(type.get()),
        end -> {
          if (end instanceof Loadable.Loaded(Reply.Answered<Optional<String>>(var property, _))
              && claim.jobProperty().get().map(KnownJob::id).equals(job.map(KnownJob::id))) {
            property.ifPresent(key -> proposeQuery(key, configured(key)));
          }
        });
  }

  private void proposeQuery(String property, String value) {
    claim.proposeQuery(property, value);
    window.poll().proposeQuery(property, value);
  }

  /// Returns the value of a property in the configuration of the open action, of the details of its
  /// job or of its execution; empty if it is not known, or none that a poll may name.
  private String configured(String property) {
    Optional<String> ofJob =
        window.details().detailsProperty().get() instanceof Loadable.Loaded<JobDetails>(var details)
            ? details.configuration(property)
            : Optional.empty();
    return ofJob
        .or(
            () ->
                window
                    .open()
                    .stateProperty()
                    .get()
                    .flatMap(CaseState::action)
                    .map(action -> action.configuration().get(property)))
        .filter(value -> PollRequest.QUERY_VALUE.problemWith(value).isEmpty())
        .orElse("");
  }

  private void claimed(JobService by) {
    readAgain();
    if (window.cases().isCurrent(by)) {
      window.open().followUp();
    }
  }

  private void sent(CompletedRequest<?> completed) {
    window.cases().warnIfUnrecorded(completed);
    sent.add(completed);
  }

  /// What was done shows in the pipelines.
  private void readAgain() {
    window.attempted();
    window.refreshing().refresh();
    window.refreshing().actedOn(sent);
    sent.clear();
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
        withNewestJob(row.stuck()),
        CaseActs.target(row.stuck()),
        window
            .connection()
            .currentProperty()
            .get()
            .filter(by -> by.connection().region().equals(region))
            .or(() -> window.worklist().stuck().regions().known(region)));
  }

  /// The list of jobs may have seen its job later than the row did.
  private StuckCase withNewestJob(StuckCase stuck) {
    return stuck
        .job()
        .flatMap(
            likely -> window.jobs().known().stream().filter(likely.job()::sameJobAs).findFirst())
        .map(stuck::withJob)
        .orElse(stuck);
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
