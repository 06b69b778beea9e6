package dev.jobinspector.export;

import dev.jobinspector.attempt.Attempt;
import java.io.IOException;

/// Takes attempts one after the other.
interface AttemptSink {
  void add(Attempt attempt) throws IOException;

  /// Ends the export after the last attempt.
  void end() throws IOException;
}
