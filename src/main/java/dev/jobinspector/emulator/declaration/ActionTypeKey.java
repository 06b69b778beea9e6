package dev.jobinspector.emulator.declaration;

/// The four parts by which workers and pipelines name an action type.
public record ActionTypeKey(String category, String owner, String provider, String version) {
  /// Returns it on one line: `Test/Custom/LoadRunner/1`.
  public String path() {
    return String.join("/", category, owner, provider, version);
  }
}
