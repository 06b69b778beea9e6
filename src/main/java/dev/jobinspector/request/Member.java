package dev.jobinspector.request;

import java.util.Locale;

/// One named member of a structure.
///
/// @param meaning one sentence for skeletons and help
public record Member(String name, Shape shape, boolean required, String meaning) {
  /// Returns the option that carries it on the command line: `--job-id`.
  public String option() {
    return "--" + name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
