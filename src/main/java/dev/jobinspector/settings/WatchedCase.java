package dev.jobinspector.settings;

import java.util.Optional;

/// A case that the user watches. Names only.
///
/// @param connection over which it is seen; its Region is there
/// @param action empty where a stage or its transition is watched
public record WatchedCase(
    LastConnection connection, String pipeline, String stage, Optional<String> action) {
  /// Returns `stage › action`, or the stage alone.
  public String place() {
    return stage + action.map(name -> " › " + name).orElse("");
  }
}
