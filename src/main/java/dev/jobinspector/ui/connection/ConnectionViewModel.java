package dev.jobinspector.ui.connection;

import dev.jobinspector.job.connection.CallerIdentity;
import dev.jobinspector.job.connection.ConnectionChoice;
import dev.jobinspector.job.connection.ConnectionException;
import dev.jobinspector.job.connection.ConnectionState;
import dev.jobinspector.job.connection.NextStep;
import dev.jobinspector.service.JobService;
import dev.jobinspector.service.JobServices;
import dev.jobinspector.troubleshooting.Explanation;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.TaskRunner;
import dev.jobinspector.ui.connection.banner.Banner;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/// Which service the window talks to, and whether it may change anything there.
public final class ConnectionViewModel {
  private sealed interface Tried {
    record Connected(JobService service) implements Tried {}

    record Refused(ConnectionProblem problem) implements Tried {}
  }

  private final TaskRunner tasks;
  private final JobServices services;
  private final BooleanProperty readOnlySwitch;
  private final ReadOnlyBooleanWrapper readOnly = new ReadOnlyBooleanWrapper();
  private final BooleanProperty production = new SimpleBooleanProperty();
  private final ReadOnlyBooleanWrapper locked = new ReadOnlyBooleanWrapper();
  private final ObjectProperty<List<String>> regions = new SimpleObjectProperty<>(List.of());
  private final ReadOnlyObjectWrapper<Loadable<JobService>> state =
      new ReadOnlyObjectWrapper<>(new Loadable.Idle<>());
  private final ReadOnlyObjectWrapper<Optional<JobService>> current =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObjectProperty<Optional<String>> account =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyObjectWrapper<ConnectionState> known =
      new ReadOnlyObjectWrapper<>(ConnectionState.UNKNOWN);
  private final ReadOnlyObjectWrapper<Optional<ConnectionProblem>> problem =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<ConnectionChoice>> chosen =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObservableValue<Optional<Banner>> banner;
  private ConnectionChoice wanted =
      new ConnectionChoice.Emulator(ConnectionChoice.Emulator.DEFAULT_REGION);
  private List<String> wantedRegions = List.of();
  private Runnable stop = () -> {};

  public ConnectionViewModel(TaskRunner tasks, JobServices services) {
    this.tasks = tasks;
    this.services = services;
    readOnlySwitch = new SimpleBooleanProperty(services.readOnly().isOn());
    readOnlySwitch.subscribe(on -> services.readOnly().set(on));
    readOnly.bind(readOnlySwitch.or(locked));
    banner =
        Bindings.createObjectBinding(
            () -> current.get().map(this::banner), current, account, known, regions, production);
  }

  private Banner banner(JobService service) {
    return new Banner(
        service.connection(), known.get(), regions.get(), account.get(), production.get());
  }

  /// Connects once more to what was chosen last; first to the emulator.
  public void connect() {
    connect(wanted, wantedRegions);
  }

  /// Connects; if that fails the connection before stays in force.
  public void connect(ConnectionChoice choice) {
    connect(choice, List.of());
  }

  /// Connects, and looks in these Regions for what is stuck.
  ///
  /// @param lookedAt empty for the connection's own Region alone
  public void connect(ConnectionChoice choice, List<String> lookedAt) {
    stop.run();
    wanted = choice;
    wantedRegions = lookedAt;
    problem.set(Optional.empty());
    var loading = new Loadable.Loading<JobService>();
    state.set(loading);
    stop =
        tasks.run(
            "Connecting",
            _ -> tried(choice),
            (_, _) -> {},
            end -> {
              if (state.get() == loading) {
                stop = () -> {};
                ended(end);
              }
            });
  }

  private Tried tried(ConnectionChoice choice) {
    try {
      return new Tried.Connected(services.connect(choice));
    } catch (ConnectionException e) {
      return new Tried.Refused(new ConnectionProblem(e.userMessage(), e.next()));
    }
  }

  private void ended(Loadable<Tried> end) {
    switch (end) {
      case Loadable.Loaded<Tried>(Tried.Connected(var service)) -> connected(service);
      case Loadable.Loaded<Tried>(Tried.Refused(var why)) -> refused(why);
      case Loadable.Failed<Tried>(var why) ->
          refused(new ConnectionProblem(why.text(), new NextStep.ReadMessage()));
      case Loadable.Idle<Tried> _, Loadable.Loading<Tried> _ -> {}
    }
  }

  private void connected(JobService service) {
    state.set(new Loadable.Loaded<>(service));
    regions.set(wantedRegions);
    chosen.set(Optional.of(wanted));
    account.set(service.connection().account());
    known.set(service.state());
    showLock(service);
    current.set(Optional.of(service));
    learnAccount(service);
  }

  private void refused(ConnectionProblem why) {
    state.set(new Loadable.Failed<>(Explanation.of(why.userMessage(), "")));
    problem.set(Optional.of(why));
  }

  /// Gives up connecting, at once; the connection before stays in force.
  public void cancel() {
    if (state.get() instanceof Loadable.Loading) {
      stop.run();
      stop = () -> {};
      state.set(
          current
              .get()
              .<Loadable<JobService>>map(Loadable.Loaded::new)
              .orElseGet(Loadable.Idle::new));
    }
  }

  /// Account and identity may become known after the connection is in use.
  private void learnAccount(JobService service) {
    tasks.run(
        "Asking for the account",
        () -> {
          Optional<CallerIdentity> identity = service.identity();
          return identity.isPresent() ? identity.map(CallerIdentity::account) : service.account();
        },
        end -> {
          if (current.get().filter(service::equals).isPresent()
              && end instanceof Loadable.Loaded(var answered)) {
            account.set(answered.or(account::get));
            refresh();
          }
        });
  }

  /// Takes over what became known of the connection since.
  public void refresh() {
    current
        .get()
        .ifPresent(
            service -> {
              Optional<NextStep> before = known.get().next();
              known.set(service.state());
              showLock(service);
              known
                  .get()
                  .next()
                  .filter(next -> !before.equals(Optional.of(next)))
                  .ifPresent(
                      next ->
                          problem.set(
                              Optional.of(
                                  new ConnectionProblem(
                                      "The connection has no usable credentials any more.",
                                      next))));
            });
  }

  private void showLock(JobService service) {
    production.set(service.production().isProduction());
    locked.set(service.production().isLocked());
  }

  /// Makes the connection read-only, or no longer; does nothing while that takes more than this.
  public void setReadOnly(boolean on) {
    if (!on && !locked.get()) {
      readOnlySwitch.set(false);
    } else if (on && production.get()) {
      current.get().ifPresent(service -> service.production().lock());
      refresh();
    } else if (on) {
      readOnlySwitch.set(true);
    }
  }

  /// Shows what came in the way.
  void tell(ConnectionProblem why) {
    problem.set(Optional.of(why));
  }

  /// The user has read the problem.
  public void dismissProblem() {
    problem.set(Optional.empty());
  }

  /// Returns who is spoken to, in a few words: `Local emulator · us-east-1 · 111122223333`.
  public ObservableValue<String> summary() {
    return Bindings.createStringBinding(
        () ->
            state.get() instanceof Loadable.Loading
                ? "Connecting…"
                : banner
                    .getValue()
                    .map(Banner::summary)
                    // Why there is none stands below.
                    .orElse(problem.get().isPresent() ? "Choose a connection" : "Not connected"),
        state,
        banner,
        problem);
  }

  /// Returns the profile of the connection, or of what was tried last.
  public ObservableValue<Optional<String>> profile() {
    return Bindings.createObjectBinding(
        () -> wanted instanceof ConnectionChoice.Aws aws ? aws.profile() : Optional.empty(), state);
  }

  /// Returns a part of what the window says of the connection.
  ///
  /// @param otherwise while there is no connection
  public ObservableValue<String> told(Function<Banner, String> part, String otherwise) {
    return banner.map(now -> now.map(part).orElse(otherwise));
  }

  /// Returns where requests go and as whom.
  public ObservableValue<Optional<Banner>> banner() {
    return banner;
  }

  /// Returns the Regions in which is looked for what is stuck; empty for the connection's own
  /// alone.
  public ObjectProperty<List<String>> regionsProperty() {
    return regions;
  }

  /// Returns the user's own switch.
  public BooleanProperty readOnlySwitchProperty() {
    return readOnlySwitch;
  }

  /// Returns whether nothing that changes a job or a pipeline is sent: by the user's switch, or
  /// because production is locked.
  public ReadOnlyBooleanProperty readOnlyProperty() {
    return readOnly.getReadOnlyProperty();
  }

  /// Returns whether production is read-only until its account is typed.
  public ReadOnlyBooleanProperty lockedProperty() {
    return locked.getReadOnlyProperty();
  }

  /// Returns how the newest attempt to connect stands.
  public ReadOnlyObjectProperty<Loadable<JobService>> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /// Returns the service of the connection in force.
  public ReadOnlyObjectProperty<Optional<JobService>> currentProperty() {
    return current.getReadOnlyProperty();
  }

  /// Returns the choice that led to the connection in force.
  public ReadOnlyObjectProperty<Optional<ConnectionChoice>> chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  /// Returns why there is no connection, or no credentials for it.
  public ReadOnlyObjectProperty<Optional<ConnectionProblem>> problemProperty() {
    return problem.getReadOnlyProperty();
  }
}
