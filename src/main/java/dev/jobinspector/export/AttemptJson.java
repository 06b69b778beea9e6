package dev.jobinspector.export;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.text.JsonText;
import java.io.IOException;

/// Attempts as a JSON array, one a line, each as [AttemptValues] has it.
final class AttemptJson implements AttemptSink {
  private final Appendable out;
  private boolean begun;

  AttemptJson(Appendable out) {
    this.out = out;
  }

  @Override
  public void add(Attempt attempt) throws IOException {
    out.append(begun ? ",\n" : "[\n").append(JsonText.compact(AttemptValues.of(attempt)));
    begun = true;
  }

  @Override
  public void end() throws IOException {
    out.append(begun ? "\n]\n" : "[]\n");
  }
}
