package dev.jobinspector.request.recognise;

/// Told how far reading is, every quarter of a million characters, by the thread that reads.
public interface Progress {
  /// Of a text that is read at once.
  Progress NONE = _ -> true;

  /// Returns whether to go on.
  ///
  /// @param fraction from 0 to 1
  boolean at(double fraction);
}
