package dev.jobinspector.ui.control;

import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.reply.Outcome;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.job.request.ExecutionStop;
import dev.jobinspector.job.request.FailureType;
import dev.jobinspector.job.request.JobResult;
import dev.jobinspector.service.CompletedRequest;
import dev.jobinspector.service.JobService;
import dev.jobinspector.troubleshooting.FailureMessages;
import dev.jobinspector.ui.common.PastedText;
import dev.jobinspector.ui.common.SingleFlight;
import dev.jobinspector.ui.common.TaskRunner;
import dev.jobinspector.ui.common.Work;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Does the same with several cases, one request after the other: confirmed once, each with its own
/// row of the history, and stopped or resumed at any time.
public final class ManyViewModel {
  private record Step(int row, CompletedRequest<?> completed, ManyRow.State state) {}

  private final TaskRunner tasks;
  private final SingleFlight.Approval approval;
  private final Consumer<CompletedRequest<?>> each;
  private final Runnable over;
  private final ObservableList<ManyRow> rows = FXCollections.observableArrayList();
  private final ObservableList<String> leftOut = FXCollections.observableArrayList();
  private final ObjectProperty<ManyKind> kind = new SimpleObjectProperty<>(ManyKind.REPORT_FAILURE);
  private final ObjectProperty<FailureType> failureType =
      new SimpleObjectProperty<>(FailureType.JOB_FAILED);
  private final StringProperty message =
      new SimpleStringProperty("No result from the worker. Reported by hand.");
  private final BooleanProperty abandon = new SimpleBooleanProperty(true);
  private final BooleanProperty readOnly = new SimpleBooleanProperty();
  private final ReadOnlyBooleanWrapper sending = new ReadOnlyBooleanWrapper();
  private AtomicBoolean stopping = new AtomicBoolean();

  /// @param approval asked before the first is sent
  /// @param each told of every request that is over
  /// @param over told when no other follows
  public ManyViewModel(
      TaskRunner tasks,
      SingleFlight.Approval approval,
      Consumer<CompletedRequest<?>> each,
      Runnable over) {
    this.tasks = tasks;
    this.approval = approval;
    this.each = each;
    this.over = over;
  }

  /// Takes what is selected; nothing is sent. Does nothing while others are being sent.
  public void prepare(ManyKind act, List<ManyTarget> selected) {
    if (sending.get()) {
      return;
    }
    kind.set(act);
    List<ManyRow> taken = new ArrayList<>();
    List<String> not = new ArrayList<>();
    Set<List<Object>> subjects = new HashSet<>();
    for (ManyTarget target : selected) {
      String name = target.name(act);
      Optional<String> problem = target.problem(act);
      if (problem.isPresent()) {
        not.add(name + ": " + problem.get());
      } else if (subjects.add(List.<Object>of(target.stuck().region(), target.subject(act)))) {
        taken.add(new ManyRow(name, target, new ManyRow.State.Waiting()));
      }
    }
    leftOut.setAll(not);
    rows.setAll(taken);
  }

  /// Sends all that is left, after whoever is to be asked said so; does nothing while there is a
  /// reason not to.
  public void send() {
    if (disabledReason().getValue().isEmpty()) {
      ManyTarget first = rows.stream().filter(ManyRow::isLeft).findFirst().orElseThrow().target();
      approval.ask(
          first.by().orElseThrow(),
          kind.get().operation(first.job().map(KnownJob::kind).orElse(JobKind.CUSTOM)),
          this::approved);
    }
  }

  private void approved() {
    if (sending.get()) {
      return;
    }
    sending.set(true);
    AtomicBoolean stop = new AtomicBoolean();
    stopping = stop;
    List<ManyRow> asked = List.copyOf(rows);
    Queue<Step> steps = new ConcurrentLinkedQueue<>();
    ManyRequest request = request();
    Runnable _ =
        tasks.run(
            kind.get().title() + ": " + kind.get().count(ManyMessages.left(rows)),
            progress -> sendAll(asked, request, stop, steps, progress),
            (_, _) -> take(steps),
            end -> {
              take(steps);
              sending.set(false);
              over.run();
            });
  }

  private ManyRequest request() {
    return new ManyRequest(
        kind.get(), failureType.get(), PastedText.trimmed(message.get()), abandon.get());
  }

  /// Asked to stop, it begins no other; the one in progress ends, so that its outcome is known.
  private static Boolean sendAll(
      List<ManyRow> asked,
      ManyRequest request,
      AtomicBoolean stop,
      Queue<Step> steps,
      Work.Steps progress)
      throws InterruptedException {
    for (int row = 0; row < asked.size() && !stop.get() && !Thread.interrupted(); row++) {
      if (asked.get(row).isLeft()) {
        JobService by = asked.get(row).target().by().orElseThrow();
        by.rateLimiter().await();
        CompletedRequest<?> completed = request.send(asked.get(row).target(), by);
        by.rateLimiter().answered();
        steps.add(new Step(row, completed, state(completed, by)));
      }
      progress.at(row + 1, asked.size());
    }
    return true;
  }

  private static ManyRow.State state(CompletedRequest<?> completed, JobService by) {
    return switch (completed.reply()) {
      case Reply.Answered<?> _ -> new ManyRow.State.Ended(Outcome.CONFIRMED, "");
      case Reply.Failed<?>(var failure, var receipt) ->
          new ManyRow.State.Ended(
              failure.outcome(),
              FailureMessages.explain(
                      failure,
                      receipt,
                      completed.attempt().intent().operation(),
                      by.earlier().before(completed.attempt()))
                  .what());
    };
  }

  private void take(Queue<Step> steps) {
    for (Step step = steps.poll(); step != null; step = steps.poll()) {
      rows.set(step.row(), rows.get(step.row()).with(step.state()));
      each.accept(step.completed());
    }
  }

  /// Begins no other request; what is left can be sent later.
  public void cancel() {
    stopping.set(true);
  }

  /// Returns what is to be confirmed: how many, where, whose; and what is left out, with the
  /// reason.
  public ObservableValue<String> question() {
    return Bindings.createStringBinding(
        () -> ManyMessages.question(kind.get(), rows, leftOut), rows, leftOut, kind);
  }

  /// Returns what came of it so far; empty before anything was sent.
  public ObservableValue<Optional<String>> answer() {
    return Bindings.createObjectBinding(() -> ManyMessages.answer(rows), rows);
  }

  /// Returns what the button says: as in `Report failure of 4 jobs`.
  public ObservableValue<String> buttonText() {
    return Bindings.createStringBinding(() -> ManyMessages.button(kind.get(), rows), rows, kind);
  }

  /// Why nothing can be sent now, in words; empty if it can.
  public ObservableValue<Optional<String>> disabledReason() {
    return Bindings.createObjectBinding(
        this::findDisabledReason, rows, sending, readOnly, message, kind);
  }

  private Optional<String> findDisabledReason() {
    if (sending.get()) {
      return Optional.of("Sending…");
    }
    if (readOnly.get()) {
      return Optional.of("The read-only switch is on: nothing is sent.");
    }
    if (ManyMessages.left(rows) == 0) {
      return Optional.of("Nothing is left to send.");
    }
    String said = PastedText.trimmed(message.get());
    return switch (kind.get()) {
      case REPORT_FAILURE -> JobResult.Failure.MESSAGE.problemWith(said);
      case STOP_EXECUTION ->
          said.isEmpty() ? Optional.empty() : ExecutionStop.REASON.problemWith(said);
      case RETRY_STAGE -> Optional.empty();
    };
  }

  public BooleanProperty readOnlyProperty() {
    return readOnly;
  }

  public ObservableList<ManyRow> rows() {
    return rows;
  }

  public ObjectProperty<ManyKind> kindProperty() {
    return kind;
  }

  public ObjectProperty<FailureType> failureTypeProperty() {
    return failureType;
  }

  /// Returns the message of each failure, or the reason of each stop.
  public StringProperty messageProperty() {
    return message;
  }

  public BooleanProperty abandonProperty() {
    return abandon;
  }

  /// Returns whether requests are being sent.
  public ReadOnlyBooleanProperty sendingProperty() {
    return sending.getReadOnlyProperty();
  }
}
