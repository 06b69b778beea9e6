package dev.jobinspector.ui.connection;

import dev.jobinspector.job.request.Operation;
import dev.jobinspector.service.JobService;
import dev.jobinspector.settings.Production;
import dev.jobinspector.ui.common.PastedText;
import dev.jobinspector.ui.common.SingleFlight;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What stands between the user and production: the account that is typed before anything may be
/// changed, and one question for each operation.
public final class ProductionViewModel implements SingleFlight.Approval {
  /// A write that waits for the user's word.
  public record Pending(JobService by, Operation operation, Runnable send) {}

  private record Approved(JobService by, Operation operation) {}

  private final ConnectionViewModel connection;
  private final StringProperty account = new SimpleStringProperty("");
  private final BooleanProperty unlocking = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<Optional<String>> problem =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Pending>> pending =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObjectProperty<Production> kept = new SimpleObjectProperty<>(Production.DEFAULT);
  private final Set<Approved> approved = new HashSet<>();

  public ProductionViewModel(ConnectionViewModel connection) {
    this.connection = connection;
    account.subscribe(() -> problem.set(Optional.empty()));
    connection
        .currentProperty()
        .subscribe(
            () -> {
              refuse();
              approved.clear();
              unlocking.set(false);
            });
    unlocking.subscribe(() -> account.set(""));
  }

  /// Makes the connection read-only or not; of production, only after its account was typed.
  public void setReadOnly(boolean on) {
    if (!on && connection.lockedProperty().get()) {
      unlocking.set(true);
    } else {
      connection.setReadOnly(on);
    }
  }

  /// Leaves read-only if the account that was typed is the one that AWS answered.
  public void unlock() {
    connection
        .currentProperty()
        .get()
        .ifPresent(
            by -> {
              switch (by.production().unlock(PastedText.trimmed(account.get()))) {
                case UNLOCKED -> {
                  unlocking.set(false);
                  connection.refresh();
                  connection.setReadOnly(false);
                }
                case OTHER_ACCOUNT ->
                    problem.set(
                        Optional.of(
                            "This connection does not lead to that account. Read the id in"
                                + " the console, and type its twelve digits."));
                case ACCOUNT_UNKNOWN ->
                    problem.set(
                        Optional.of(
                            "AWS has not answered yet which account this is, so that none that is"
                                + " typed counts. Wait a moment, or connect again."));
              }
            });
  }

  @Override
  public void ask(JobService by, Operation operation, Runnable send) {
    if (!by.production().isProduction() || approved.contains(new Approved(by, operation))) {
      send.run();
    } else {
      pending.set(Optional.of(new Pending(by, operation, send)));
    }
  }

  /// Sends what waits; the same operation over the same connection is not asked about again.
  public void approve() {
    Optional<Pending> waits = pending.get();
    pending.set(Optional.empty());
    waits.ifPresent(
        write -> {
          approved.add(new Approved(write.by(), write.operation()));
          write.send().run();
        });
  }

  /// Sends nothing.
  public void refuse() {
    pending.set(Optional.empty());
  }

  /// Says that connections by a profile lead to production, or no longer; the one in force at once.
  /// Does nothing while that may not be changed.
  public void choose(String profile, boolean on) {
    if (fixed(profile).isPresent() || kept.get().profiles().contains(profile) == on) {
      return;
    }
    kept.set(kept.get().with(profile, on));
    if (isInForce(profile)) {
      connection.currentProperty().get().ifPresent(by -> by.production().setProduction(on));
      connection.refresh();
    }
  }

  /// Why it cannot be changed whether a profile leads to production, in words.
  public Optional<String> fixed(String profile) {
    if (kept.get().with(profile, false).includes(Optional.of(profile))) {
      return Optional.of(
          "Its name contains \"%s\", which the settings say is production."
              .formatted(kept.get().pattern()));
    }
    return isInForce(profile) && connection.lockedProperty().get()
        ? Optional.of("It is in use and read-only. Type its account first.")
        : Optional.empty();
  }

  private boolean isInForce(String profile) {
    return connection
        .currentProperty()
        .get()
        .flatMap(by -> by.connection().profile())
        .filter(profile::equals)
        .isPresent();
  }

  /// Returns which connections are to production, as it is kept.
  public ObjectProperty<Production> keptProperty() {
    return kept;
  }

  /// Returns what is typed.
  public StringProperty accountProperty() {
    return account;
  }

  /// Returns whether the account is to be typed.
  public BooleanProperty unlockingProperty() {
    return unlocking;
  }

  /// Why what was typed does not count, in words.
  public ReadOnlyObjectProperty<Optional<String>> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /// Returns the write that waits for the user's word.
  public ReadOnlyObjectProperty<Optional<Pending>> pendingProperty() {
    return pending.getReadOnlyProperty();
  }
}
