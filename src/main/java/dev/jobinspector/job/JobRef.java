package dev.jobinspector.job;

/// Identifies a job to the service: a third-party job only with its client token, a custom job only
/// without one.
public sealed interface JobRef permits CustomJob, ThirdPartyJob {
  /// Returns the id as text.
  String idText();

  JobKind kind();
}
