package dev.jobinspector.ui.main;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.Subject;
import dev.jobinspector.job.JobDetails;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.reply.Exchange;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.job.request.JobResult;
import dev.jobinspector.service.CompletedRequest;
import dev.jobinspector.service.JobService;
import dev.jobinspector.service.JobServices;
import dev.jobinspector.settings.Appearance;
import dev.jobinspector.troubleshooting.OutcomeCheck;
import dev.jobinspector.ui.acknowledge.AcknowledgeViewModel;
import dev.jobinspector.ui.acknowledge.JobAnswer;
import dev.jobinspector.ui.acknowledge.RequestFileViewModel;
import dev.jobinspector.ui.acknowledge.ResultViewModel;
import dev.jobinspector.ui.common.DoubleClickGuard;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.TaskRunner;
import dev.jobinspector.ui.details.DetailsViewModel;
import dev.jobinspector.ui.history.HistoryViewModel;
import dev.jobinspector.ui.jobs.JobsViewModel;
import dev.jobinspector.ui.jobs.PasteViewModel;
import dev.jobinspector.ui.jobs.PollViewModel;
import dev.jobinspector.ui.settings.ConnectionViewModel;
import dev.jobinspector.ui.stuck.StuckViewModel;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// Where the panes meet: what one learns, the others are told. The panes do not know each other.
public final class MainViewModel {
  private final TaskRunner tasks;
  private final HistoryTasks maintenance;
  private final ConnectionViewModel connection;
  private final JobsViewModel jobs;
  private final PollViewModel poll;
  private final PasteViewModel paste;
  private final AcknowledgeViewModel acknowledge;
  private final RequestFileViewModel requestFile;
  private final ResultViewModel result;
  private final DetailsViewModel details;
  private final HistoryViewModel history;
  private final StuckViewModel stuck;
  private final ObjectProperty<Appearance> appearance =
      new SimpleObjectProperty<>(Appearance.SYSTEM);
  private final Notice notice = new Notice();

  public MainViewModel(TaskRunner tasks, JobServices services, HistoryTasks maintenance) {
    this.tasks = tasks;
    this.maintenance = maintenance;
    connection = new ConnectionViewModel(tasks, services);
    jobs = new JobsViewModel(tasks);
    poll = new PollViewModel(tasks, new DoubleClickGuard(System::nanoTime), this::polled);
    paste = new PasteViewModel(tasks, this::pasted);
    acknowledge =
        new AcknowledgeViewModel(tasks, new DoubleClickGuard(System::nanoTime), this::acknowledged);
    requestFile = new RequestFileViewModel(tasks, acknowledge);
    result =
        new ResultViewModel(
            tasks, new DoubleClickGuard(System::nanoTime), acknowledge, this::reported);
    details = new DetailsViewModel(tasks, this::lookedUp);
    history = new HistoryViewModel(tasks);
    stuck = new StuckViewModel(tasks, jobs::known, job -> jobs.add(job, true));

    acknowledge.serviceProperty().bind(connection.currentProperty());
    acknowledge.readOnlyProperty().bind(connection.readOnlyProperty());
    poll.serviceProperty().bind(connection.currentProperty());
    poll.readOnlyProperty().bind(connection.readOnlyProperty());
    history.onWhatHappened(this::whatHappened);
    history.serviceProperty().bind(connection.currentProperty());
    stuck.serviceProperty().bind(connection.currentProperty());
    history
        .query()
        .pickedJobProperty()
        .bind(jobs.pickedProperty().map(picked -> picked.map(KnownJob::id)));
    connection.currentProperty().subscribe(this::connected);
    jobs.pickedProperty().subscribe(this::picked);
    connection
        .stateProperty()
        .subscribe(
            state -> {
              if (state instanceof Loadable.Failed(var why)) {
                notice.tell(List.of(why.text()));
              }
            });
  }

  /// Looks up the job that stands in the form, and picks it.
  public void lookUp() {
    if (acknowledge.form().jobIdProblem().getValue().isEmpty()) {
      KnownJob entered = acknowledge.form().entered();
      jobs.pickedProperty().set(Optional.empty());
      jobs.add(entered, true);
    }
  }

  /// Lists jobs and reads the history again.
  public void refresh() {
    jobs.reload();
    history.reload();
  }

  private void connected(Optional<JobService> before, Optional<JobService> now) {
    if (before.isPresent()) {
      acknowledge.clear();
      requestFile.forget();
      notice.dismiss();
    }
    now.ifPresent(
        service -> {
          notice.tell(maintenance.drainNotices());
          jobs.connected(service);
          maintainHistory();
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

  private void picked(Optional<KnownJob> before, Optional<KnownJob> now) {
    if (now.isEmpty()) {
      details.clear();
    } else if (before.filter(now.get()::sameJobAs).isEmpty()) {
      acknowledge.fill(now.get());
      requestFile.forget();
      connection
          .currentProperty()
          .get()
          .ifPresent(service -> details.show(now.get(), acknowledge.form().ref(), service));
    }
  }

  /// Asked about a row of the history: shows its job, and what its action tells.
  private void whatHappened(Attempt attempt) {
    boolean here =
        connection
            .currentProperty()
            .get()
            .map(JobService::connection)
            .filter(attempt.intent().connection()::reachesTheSameAs)
            .isPresent();
    if (!here) {
      notice.tell(
          List.of(
              "That attempt was made over another connection (%s, %s). Connect to it, then check again."
                  .formatted(
                      attempt.intent().connection().region(),
                      attempt.intent().connection().endpoint())));
    } else if (attempt.intent().job().isEmpty()) {
      notice.tell(List.of(OutcomeCheck.forPoll().text()));
    } else {
      Subject.Job job = attempt.intent().job().get();
      jobs.add(KnownJob.bare(job.kind(), job.id()), true);
      details.ask(attempt);
    }
  }

  private void polled(PollViewModel.Polled polled) {
    if (isCurrent(polled.by())) {
      polled.jobs().reversed().forEach(job -> jobs.add(job, false));
    } else if (!polled.jobs().isEmpty()) {
      notice.tell(List.of(polled.overAnEarlierConnection()));
    }
    history.reload();
    warnIfUnrecorded(polled.completed());
  }

  private void pasted(List<KnownJob> found) {
    found.reversed().forEach(job -> jobs.add(job, false));
    found.stream().findFirst().ifPresent(first -> jobs.add(first, true));
  }

  private void acknowledged(JobAnswer<JobStatus> answer) {
    answered(
        answer,
        answer.completed().reply() instanceof Reply.Answered<JobStatus>(var status, _)
            ? answer.job().withStatus(status)
            : answer.job().withoutStatus());
  }

  /// The service answers a result without a status, so the one last seen stays until the jobs are
  /// listed again.
  private void reported(JobAnswer<JobResult> answer) {
    answered(answer, answer.job().withoutStatus());
  }

  private void answered(JobAnswer<?> answer, KnownJob known) {
    learned(known, answer.completed().reply().receipt().exchange(), answer.by());
    warnIfUnrecorded(answer.completed());
  }

  private void lookedUp(DetailsViewModel.Looked looked) {
    if (looked.completed().reply() instanceof Reply.Answered<JobDetails>(var found, _)) {
      KnownJob known =
          KnownJob.bare(found.kind(), found.id())
              .at(found.actionType(), found.context())
              .withSecrets(found.nonce(), Optional.empty());
      learned(known, Optional.empty(), looked.by());
    } else {
      history.reload();
    }
  }

  /// What was said over an earlier connection is for the history only: the same id may name another
  /// job here.
  private boolean isCurrent(JobService by) {
    return connection.currentProperty().get().filter(by::equals).isPresent();
  }

  private void learned(KnownJob known, Optional<Exchange> exchange, JobService by) {
    history.reload();
    if (!isCurrent(by)) {
      return;
    }
    jobs.add(known, false);
    jobs.pickedProperty()
        .get()
        .filter(known::sameJobAs)
        .ifPresent(
            picked -> {
              acknowledge.form().learned(picked);
              details.learned(picked, exchange, by);
            });
  }

  private void warnIfUnrecorded(CompletedRequest<?> completed) {
    if (!completed.recorded() && completed.reply().receipt().sends() > 0) {
      notice.tell(
          List.of(
              "The outcome of the last attempt could not be written to the history, which will show"
                  + " it as unknown. Free disk space for the data folder."));
    }
  }

  public ConnectionViewModel connection() {
    return connection;
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

  public DetailsViewModel details() {
    return details;
  }

  public HistoryViewModel history() {
    return history;
  }

  public StuckViewModel stuck() {
    return stuck;
  }

  public ObjectProperty<Appearance> appearanceProperty() {
    return appearance;
  }

  /// Returns what stands at the top of the window.
  public Notice notice() {
    return notice;
  }
}
