package dev.jobinspector.ui.main;

import dev.jobinspector.job.KnownJob;
import dev.jobinspector.service.JobService;
import dev.jobinspector.service.JobServices;
import dev.jobinspector.settings.Appearance;
import dev.jobinspector.ui.acknowledge.AcknowledgeViewModel;
import dev.jobinspector.ui.acknowledge.RequestFileViewModel;
import dev.jobinspector.ui.acknowledge.ResultViewModel;
import dev.jobinspector.ui.caseview.CaseViewModel;
import dev.jobinspector.ui.caseview.details.DetailsViewModel;
import dev.jobinspector.ui.common.DoubleClickGuard;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.Scheduler;
import dev.jobinspector.ui.common.TaskRunner;
import dev.jobinspector.ui.connection.ConnectionViewModel;
import dev.jobinspector.ui.connection.Connections;
import dev.jobinspector.ui.connection.banner.Banner;
import dev.jobinspector.ui.control.ControlViewModel;
import dev.jobinspector.ui.history.HistoryViewModel;
import dev.jobinspector.ui.jobs.PasteViewModel;
import dev.jobinspector.ui.jobs.PollViewModel;
import dev.jobinspector.ui.worklist.JobsViewModel;
import dev.jobinspector.ui.worklist.ScannedRegions;
import dev.jobinspector.ui.worklist.StuckViewModel;
import dev.jobinspector.ui.worklist.WorklistViewModel;
import dev.jobinspector.ui.worklist.watch.DesktopNotification;
import dev.jobinspector.ui.worklist.watch.WatchViewModel;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// Where the panes meet: what one learns, the others are told. The panes do not know each other.
public final class MainViewModel {
  private final TaskRunner tasks;
  private final HistoryTasks maintenance;
  private final Connections connections;
  private final JobsViewModel jobs;
  private final PollViewModel poll;
  private final PasteViewModel paste;
  private final AcknowledgeViewModel acknowledge;
  private final RequestFileViewModel requestFile;
  private final ResultViewModel result;
  private final DetailsViewModel details;
  private final HistoryViewModel history;
  private final CaseViewModel open;
  private final WatchViewModel watch;
  private final WorklistViewModel worklist;
  private final RefreshViewModel refresh;
  private final ControlViewModel control;
  private final CaseForms forms;
  private final RegionSwitch regions;
  private final Cases cases;
  private final CaseActs acts;
  private final ObjectProperty<Appearance> appearance =
      new SimpleObjectProperty<>(Appearance.SYSTEM);
  private final Notice notice = new Notice();

  public MainViewModel(
      TaskRunner tasks,
      Scheduler scheduler,
      Clock clock,
      JobServices services,
      HistoryTasks maintenance,
      DesktopNotification desktop,
      Connections.Ports ports) {
    this.tasks = tasks;
    this.maintenance = maintenance;
    regions = new RegionSwitch(this, scheduler);
    cases = new Cases(this, regions);
    var answers = new JobAnswers(this);
    acts = new CaseActs(this, tasks, scheduler, clock);
    connections = Connections.of(tasks, services, ports);
    ConnectionViewModel connection = connections.inForce();
    jobs = new JobsViewModel(tasks, clock);
    poll = new PollViewModel(tasks, new DoubleClickGuard(System::nanoTime), cases::polled);
    paste = new PasteViewModel(tasks, cases::pasted);
    acknowledge =
        new AcknowledgeViewModel(
            tasks, new DoubleClickGuard(System::nanoTime), answers::acknowledged);
    acknowledge.form().listed().lookAmong(jobs::known);
    requestFile = new RequestFileViewModel(tasks, acknowledge);
    result =
        new ResultViewModel(
            tasks, new DoubleClickGuard(System::nanoTime), acknowledge, answers::reported);
    control = new ControlViewModel(tasks, new DoubleClickGuard(System::nanoTime), acts::controlled);
    forms = new CaseForms(this, tasks, clock);
    details = new DetailsViewModel(tasks, scheduler, answers::lookedUp);
    history = new HistoryViewModel(tasks);
    open = new CaseViewModel(tasks, scheduler, clock, cases::caseChanged);
    watch = new WatchViewModel(tasks, desktop);
    worklist =
        new WorklistViewModel(
            new StuckViewModel(
                tasks,
                clock,
                jobs::known,
                new ScannedRegions(services, () -> connection.chosenProperty().get()),
                cases::stuckOpened),
            jobs,
            watch);
    worklist.stuck().regions().regionsProperty().bind(connection.regionsProperty());
    // Whoever chooses Regions may be about to connect to somewhere else.
    connection
        .regionsProperty()
        .subscribe((_, _) -> scheduler.after(Scheduler.REST, this::lookIntoRegions));
    refresh = new RefreshViewModel(tasks, scheduler, clock, open, worklist);

    acknowledge.serviceProperty().bind(connection.currentProperty());
    acknowledge.readOnlyProperty().bind(connection.readOnlyProperty());
    poll.serviceProperty().bind(connection.currentProperty());
    poll.readOnlyProperty().bind(connection.readOnlyProperty());
    control.serviceProperty().bind(connection.currentProperty());
    control.readOnlyProperty().bind(connection.readOnlyProperty());
    control
        .targetProperty()
        .bind(open.stateProperty().map(state -> state.flatMap(it -> CaseActs.target(it.stuck()))));
    forms.bind();
    history.onWhatHappened(cases::whatHappened);
    history.serviceProperty().bind(connection.currentProperty());
    history.onOpen(cases::openJobOf);
    details.onLearned(open::learned);
    open.stateProperty()
        .subscribe(
            state ->
                details
                    .caseFindingsProperty()
                    .set(state.map(it -> it.stuck().findings()).orElse(List.of())));
    worklist.stuck().serviceProperty().bind(connection.currentProperty());
    open.serviceProperty().bind(connection.currentProperty());
    acts.bind();
    history
        .query()
        .pickedJobProperty()
        .bind(jobs.pickedProperty().map(picked -> picked.map(KnownJob::id)));
    connection.currentProperty().subscribe(this::connected);
    jobs.pickedProperty().subscribe(cases::picked);
    acknowledge.askFirst(connections.production());
    result.askFirst(connections.production());
    poll.askFirst(connections.production());
    control.askFirst(connections.production());
    refresh.nowProperty().subscribe(connection::refresh);
    connection
        .banner()
        .map(now -> now.flatMap(Banner::clockWarning))
        .subscribe(warning -> warning.ifPresent(text -> notice.tell(List.of(text))));
  }

  /// Reads again what the list shows, the open case, and the history.
  public void refresh() {
    worklist.refresh(refresh::refresh);
    open.refresh();
    history.reload();
  }

  /// Shows what the list has of a pipeline.
  public void filterByPipeline(String pipeline) {
    switch (worklist.lensProperty().get()) {
      case JOBS -> jobs.filterProperty().set(pipeline);
      case STUCK, WATCHED -> worklist.stuck().rows().filterProperty().set(pipeline);
    }
  }

  private void lookIntoRegions() {
    if (!(connection().stateProperty().get() instanceof Loadable.Loading)) {
      worklist.lookIntoRegions();
    }
  }

  /// A request has ended: it is in the history, and may have shown what the identity may do.
  void attempted() {
    history.reload();
    connection().refresh();
  }

  private void connected(Optional<JobService> before, Optional<JobService> now) {
    if (before.isPresent()) {
      acknowledge.clear();
      requestFile.forget();
      details.forget();
      notice.dismiss();
    }
    now.ifPresent(
        service -> {
          notice.tell(maintenance.drainNotices());
          refresh.connected(service);
          jobs.connected(service);
          worklist.connected(service.connection().target());
          refresh.readRows();
          maintainHistory();
          regions.connected();
        });
  }

  /// Has done what is due in the history, and shows what came of it: attempts of programs that are
  /// gone may have become unknown.
  public void maintainHistory() {
    tasks.run(
        "Maintaining the history",
        maintenance::maintenance,
        end -> {
          if (end instanceof Loadable.Loaded(var userMessage) && !userMessage.isEmpty()) {
            notice.tell(userMessage);
            history.reload();
          }
        });
  }

  public ConnectionViewModel connection() {
    return connections.inForce();
  }

  /// Returns all that is about the connection: choosing it, signing in, production.
  public Connections connections() {
    return connections;
  }

  public JobsViewModel jobs() {
    return jobs;
  }

  public PollViewModel poll() {
    return poll;
  }

  public PasteViewModel paste() {
    return paste;
  }

  public AcknowledgeViewModel acknowledge() {
    return acknowledge;
  }

  public RequestFileViewModel requestFile() {
    return requestFile;
  }

  public ResultViewModel result() {
    return result;
  }

  /// Returns what changes the pipeline of the open case.
  public ControlViewModel control() {
    return control;
  }

  /// Returns the forms that take cases.
  public CaseForms forms() {
    return forms;
  }

  /// Returns what keeps everything that shows a case together.
  public Cases cases() {
    return cases;
  }

  /// Returns what acts on the open case take and lead to.
  public CaseActs acts() {
    return acts;
  }

  public DetailsViewModel details() {
    return details;
  }

  public HistoryViewModel history() {
    return history;
  }

  public WorklistViewModel worklist() {
    return worklist;
  }

  /// Returns what is watched.
  public WatchViewModel watch() {
    return watch;
  }

  /// Returns the case that is open.
  public CaseViewModel open() {
    return open;
  }

  public RefreshViewModel refreshing() {
    return refresh;
  }

  public ObjectProperty<Appearance> appearanceProperty() {
    return appearance;
  }

  /// Returns what stands at the top of the window.
  public Notice notice() {
    return notice;
  }
}
