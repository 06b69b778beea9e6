package dev.jobinspector.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the user chose, and how the window was left.
///
/// @param window empty before the first window was closed
/// @param dividers how much of its pane each divider leaves to its left or upper side, 0 to 1
/// @param columns of each table, by the id of its node, from left to right
/// @param historyUrl where a shared history is kept, a JDBC URL without a password; written by hand
///   only
/// @param watched newest first
public record Settings(
    Appearance appearance,
    boolean readOnly,
    Optional<LastConnection> connection,
    Optional<WindowBounds> window,
    Map<String, Double> dividers,
    Map<String, List<Column>> columns,
    Optional<String> historyUrl,
    List<WatchedCase> watched) {

  /// Those of somebody who has chosen nothing.
  public static final Settings DEFAULTS =
      new Settings(
          Appearance.SYSTEM,
          false,
          Optional.empty(),
          Optional.empty(),
          Map.of(),
          Map.of(),
          Optional.empty());

  public Settings {
    dividers = Map.copyOf(dividers);
    columns = Map.copyOf(columns);
    watched = List.copyOf(watched);
  }

  /// Settings of a window in which no case is watched.
  public Settings(
      Appearance appearance,
      boolean readOnly,
      Optional<LastConnection> connection,
      Optional<WindowBounds> window,
      Map<String, Double> dividers,
      Map<String, List<Column>> columns,
      Optional<String> historyUrl) {
    this(appearance, readOnly, connection, window, dividers, columns, historyUrl, List.of());
  }
}
