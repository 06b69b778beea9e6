package dev.jobinspector.ui.connection;

import dev.jobinspector.settings.TiedHosts;
import dev.jobinspector.ui.common.PastedText;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/// Ties a profile to a host that is none of AWS: that host gets the profile's credentials, and may
/// be asked without TLS. Takes it back, too.
public final class TrustViewModel {
  /// A host that gets a profile's credentials.
  public record Tie(String profile, String host) {}

  private static final Pattern HOST =
      Pattern.compile("[a-z0-9]([a-z0-9_-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9_-]*[a-z0-9])?)*");

  private final ConnectionViewModel connection;
  private final ObjectProperty<TiedHosts> ties = new SimpleObjectProperty<>(TiedHosts.NONE);
  private final ObjectProperty<TiedHosts> given = new SimpleObjectProperty<>(TiedHosts.NONE);
  private final ObservableValue<TiedHosts> inForce =
      Bindings.createObjectBinding(() -> ties.get().and(given.get()), ties, given);
  private final StringProperty profile = new SimpleStringProperty("");
  private final StringProperty host = new SimpleStringProperty("");
  private final ObservableValue<Optional<String>> problem =
      Bindings.createObjectBinding(this::findProblem, profile, host);

  public TrustViewModel(ConnectionViewModel connection) {
    this.connection = connection;
  }

  private Optional<String> findProblem() {
    if (profile.get().isBlank()) {
      return Optional.of("Choose a profile.");
    }
    return HOST.matcher(entered()).matches()
        ? Optional.empty()
        : Optional.of(
            "Type the host alone, without https:// and port, such as localstack.internal.");
  }

  private String entered() {
    return PastedText.trimmed(host.get()).toLowerCase(Locale.ROOT);
  }

  /// Ties the profile to the host that was typed, and connects again.
  public void tie() {
    if (problem.getValue().isEmpty()) {
      ties.set(ties.get().with(profile.get(), entered()));
      host.set("");
      connection.connect();
    }
  }

  /// Takes a tie back, and connects again: what was allowed by it is refused from now on.
  public void takeBack(Tie tie) {
    ties.set(ties.get().without(tie.profile(), tie.host()));
    given.set(given.get().without(tie.profile(), tie.host()));
    connection.connect();
  }

  /// Ties more for as long as the window is open: what a command line names is not kept.
  public void give(TiedHosts more) {
    given.set(given.get().and(more));
  }

  /// Returns the ties, by profile.
  public ObservableValue<List<Tie>> all() {
    return inForce.map(
        now ->
            now.hosts().entrySet().stream()
                .flatMap(
                    entry -> entry.getValue().stream().map(name -> new Tie(entry.getKey(), name)))
                .sorted(Comparator.comparing(Tie::profile).thenComparing(Tie::host))
                .toList());
  }

  /// Returns all ties, those that are not kept included.
  public ObservableValue<TiedHosts> inForce() {
    return inForce;
  }

  /// Returns the ties as they are kept.
  public ObjectProperty<TiedHosts> tiesProperty() {
    return ties;
  }

  public StringProperty profileProperty() {
    return profile;
  }

  public StringProperty hostProperty() {
    return host;
  }

  /// Why nothing can be tied now, in words; empty if it can.
  public ObservableValue<Optional<String>> problem() {
    return problem;
  }
}
