package dev.jobinspector.request.recognise.reader;

/// Reads a text line by line for one form in which jobs are written.
public interface LineReader {
  /// Reads the next line.
  ///
  /// @param number from 1
  void line(String text, int number);

  /// Ends the reading after the last line.
  void end();
}
