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
/// @param watched the watched cases, newest first
/// @param production which connections are to production
/// @param ties the hosts that get credentials on purpose
/// @param recent the connections that the user made, newest first
public record Settings(
    Appearance appearance,
    boolean readOnly,
    Optional<LastConnection> connection,
    Optional<WindowBounds> window,
    Map<String, Double> dividers,
    Map<String, List<Column>> columns,
    Optional<String> historyUrl,
    List<WatchedCase> watched,
    Production production,
    TiedHosts ties,
    List<LastConnection> recent) {

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
    watched = List.copyOf(watched);
    recent = List.copyOf(recent);
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
    this(
        appearance,
        readOnly,
        connection,
        window,
        dividers,
        columns,
        historyUrl,
        List.of(),
        Production.DEFAULT,
        TiedHosts.NONE,
        List.of());
  }

  /// Returns the same with other ties.
  public Settings with(TiedHosts tied) {
    return with(production, tied);
  }

  /// Returns the same with other connections to production.
  public Settings with(Production changed) {
    return with(changed, ties);
  }

  private Settings with(Production changed, TiedHosts tied) {
    return new Settings(
        appearance,
        readOnly,
        connection,
        window,
        dividers,
        columns,
        historyUrl,
        watched,
        changed,
        tied,
        recent);
  }
}
