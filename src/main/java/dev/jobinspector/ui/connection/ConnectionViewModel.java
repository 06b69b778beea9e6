package dev.jobinspector.ui.connection;

import dev.jobinspector.job.connection.ConnectionChoice;
import dev.jobinspector.job.connection.ServiceConnection;
import dev.jobinspector.service.JobService;
import dev.jobinspector.service.JobServices;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.PastedText;
import dev.jobinspector.ui.common.TaskRunner;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/// Which service the window talks to, and whether it may change anything there.
public final class ConnectionViewModel {
  /// What can be chosen from.
  public record Choices(List<String> profiles, List<String> regions) {}

  private final TaskRunner tasks;
  private final JobServices services;
  private final ObjectProperty<ServiceConnection.Target> target =
      new SimpleObjectProperty<>(ServiceConnection.Target.EMULATOR);
  private final StringProperty profile = new SimpleStringProperty("");
  private final StringProperty region = new SimpleStringProperty("");
  private final ObjectProperty<List<String>> regions = new SimpleObjectProperty<>(List.of());
  private final BooleanProperty readOnly;
  private final ReadOnlyObjectWrapper<Loadable<JobService>> state =
      new ReadOnlyObjectWrapper<>(new Loadable.Idle<>());
  private final ReadOnlyObjectWrapper<Optional<JobService>> current =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObjectProperty<Optional<String>> account =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<ConnectionChoice>> chosen =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Loadable<Choices>> choices =
      new ReadOnlyObjectWrapper<>(new Loadable.Idle<>());

  public ConnectionViewModel(TaskRunner tasks, JobServices services) {
    this.tasks = tasks;
    this.services = services;
    readOnly = new SimpleBooleanProperty(services.readOnly().isOn());
    readOnly.subscribe(on -> services.readOnly().set(on));
  }

  /// Connects to what the fields say.
  public void connect() {
    connect(
        switch (target.get()) {
          case EMULATOR ->
              new ConnectionChoice.Emulator(
                  entered(region).orElse(ConnectionChoice.Emulator.DEFAULT_REGION));
          case AWS -> new ConnectionChoice.Aws(entered(profile), entered(region), Optional.empty());
        });
  }

  /// Connects; if that fails the connection before stays in force.
  public void connect(ConnectionChoice choice) {
    enter(choice);
    var loading = new Loadable.Loading<JobService>();
    state.set(loading);
    tasks.run(
        "Connecting",
        () -> services.connect(choice),
        end -> {
          if (state.get() == loading) {
            state.set(end);
            if (end instanceof Loadable.Loaded(var service)) {
              chosen.set(Optional.of(choice));
              current.set(Optional.of(service));
              learnAccount(service);
            }
          }
        });
  }

  /// The account may become known after the connection is in use.
  private void learnAccount(JobService service) {
    account.set(service.connection().account());
    if (account.get().isEmpty()) {
      tasks.run(
          "Asking for the account",
          service::account,
          end -> {
            if (current.get().filter(service::equals).isPresent()
                && end instanceof Loadable.Loaded(var known)) {
              account.set(known);
            }
          });
    }
  }

  private void enter(ConnectionChoice choice) {
    switch (choice) {
      case ConnectionChoice.Emulator(var in) -> {
        target.set(ServiceConnection.Target.EMULATOR);
        region.set(in.equals(ConnectionChoice.Emulator.DEFAULT_REGION) ? "" : in);
      }
      case ConnectionChoice.Aws(var as, var in, _, _) -> {
        target.set(ServiceConnection.Target.AWS);
        profile.set(as.orElse(""));
        region.set(in.orElse(""));
      }
    }
  }

  /// Reads what can be chosen from; the shared configuration may have changed since.
  public void refreshChoices() {
    var loading = new Loadable.Loading<Choices>();
    choices.set(loading);
    tasks.run(
        "Reading the AWS configuration",
        () -> new Choices(services.profiles(), services.regions()),
        end -> {
          if (choices.get() == loading) {
            choices.set(end);
          }
        });
  }

  /// Returns who is spoken to, in a few words: `Local emulator · us-east-1 · 111122223333`.
  public ObservableValue<String> summary() {
    return Bindings.createStringBinding(
        () ->
            switch (state.get()) {
              case Loadable.Idle<JobService> _ -> "Not connected";
              case Loadable.Loading<JobService> _ -> "Connecting…";
              case Loadable.Loaded<JobService>(var service) -> summary(service.connection());
              case Loadable.Failed<JobService> _ ->
                  current
                      .get()
                      .map(service -> summary(service.connection()))
                      .orElse("Not connected");
            },
        state,
        account);
  }

  /// Returns the endpoint in force and where it came from.
  public ObservableValue<String> endpoint() {
    return current.map(
        service ->
            describe(
                service,
                connection -> connection.endpoint() + " from " + connection.endpointSource()));
  }

  private static String describe(
      Optional<JobService> service, Function<ServiceConnection, String> description) {
    return service.map(JobService::connection).map(description).orElse("No connection");
  }

  private static String summary(ServiceConnection connection) {
    String who =
        switch (connection.target()) {
          case EMULATOR -> "Local emulator";
          case AWS -> connection.profile().map(name -> "Profile " + name).orElse("AWS");
        };
    return String.join(
        " · ", who, connection.region(), connection.account().orElse("account unknown"));
  }

  private static Optional<String> entered(StringProperty field) {
    return Optional.ofNullable(field.get())
        .map(PastedText::trimmed)
        .filter(text -> !text.isEmpty());
  }

  public ObjectProperty<ServiceConnection.Target> targetProperty() {
    return target;
  }

  public StringProperty profileProperty() {
    return profile;
  }

  public StringProperty regionProperty() {
    return region;
  }

  /// Returns the Regions in which is looked for what is stuck; empty for the connection's own
  /// alone.
  public ObjectProperty<List<String>> regionsProperty() {
    return regions;
  }

  /// Returns the switch that the service layer enforces.
  public BooleanProperty readOnlyProperty() {
    return readOnly;
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

  public ReadOnlyObjectProperty<Loadable<Choices>> choicesProperty() {
    return choices.getReadOnlyProperty();
  }
}
