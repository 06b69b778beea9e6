package dev.jobinspector.job;

/// What it takes to name a job to the service: nobody can pass a client token to a custom job, or
/// forget it for a third-party one.
public sealed interface JobRef permits CustomJob, ThirdPartyJob {
  /// The id as text.
  String idText();

  JobKind kind();
}
