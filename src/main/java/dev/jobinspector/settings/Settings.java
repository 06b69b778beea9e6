package dev.jobinspector.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The user's settings and the layout of the window.
///
/// @param window the last bounds of the window; empty before the first window was closed
/// @param dividers the position of each divider, 0 to 1, by the name of its pane
/// @param columns the columns of each table, by the id of its node, from left to right
/// @param historyUrl the JDBC URL of a shared history, without a password; only edited by hand
public record Settings(
    Appearance appearance,
    boolean readOnly,
    Optional<LastConnection> connection,
    Optional<WindowBounds> window,
    Map<String, Double> dividers,
    Map<String, List<Column>> columns,
    Optional<String> historyUrl) {

  /// The settings of the first start.
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
  }
}
