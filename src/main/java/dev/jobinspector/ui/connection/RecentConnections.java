package dev.jobinspector.ui.connection;

import dev.jobinspector.job.connection.ConnectionChoice;
import dev.jobinspector.settings.LastConnection;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The connections that were made, newest first, and how they are kept.
public final class RecentConnections {
  private static final int MOST = 8;

  private final ObservableList<LastConnection> all = FXCollections.observableArrayList();

  /// Notes one that was made.
  void add(ConnectionChoice choice, List<String> regions) {
    kept(choice, regions)
        .ifPresent(
            last -> {
              all.removeIf(before -> before.equals(last) || isSameElsewhere(before, last));
              all.addFirst(last);
              if (all.size() > MOST) {
                all.removeLast();
              }
            });
  }

  /// Opening cases goes from Region to Region of those that were chosen together.
  private static boolean isSameElsewhere(LastConnection one, LastConnection other) {
    return !one.regions().isEmpty()
        && one.regions().equals(other.regions())
        && one.emulator() == other.emulator()
        && one.profile().equals(other.profile())
        && one.acting().equals(other.acting());
  }

  /// Returns a choice as it is kept. A connection to an endpoint that somebody named is not one to
  /// come back to unasked: the next window would send the same profile's requests elsewhere.
  public static Optional<LastConnection> kept(ConnectionChoice choice, List<String> regions) {
    return switch (choice) {
      case ConnectionChoice.Emulator(var region) ->
          Optional.of(
              new LastConnection(
                  true, Optional.empty(), Optional.of(region), Optional.empty(), regions));
      case ConnectionChoice.Aws(var profile, var region, var endpoint, var acts) ->
          endpoint.isEmpty()
              ? Optional.of(new LastConnection(false, profile, region, acts, regions))
              : Optional.empty();
    };
  }

  /// Returns the choice that was kept.
  public static ConnectionChoice choice(LastConnection last) {
    return last.emulator()
        ? new ConnectionChoice.Emulator(
            last.region().orElse(ConnectionChoice.Emulator.DEFAULT_REGION))
        : new ConnectionChoice.Aws(last.profile(), last.region(), Optional.empty(), last.acting());
  }

  /// Returns them.
  public ObservableList<LastConnection> all() {
    return all;
  }
}
