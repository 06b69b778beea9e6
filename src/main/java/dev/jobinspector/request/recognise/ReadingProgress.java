package dev.jobinspector.request.recognise;

/// Told how far reading is, every quarter of a million characters, by the thread that reads.
public interface ReadingProgress {
  /// Of a text that is read at once.
  ReadingProgress NONE = _ -> true;

  /// Returns whether to go on.
  ///
  /// @param fraction from 0 to 1
  boolean at(double fraction);
}
