package dev.jobinspector.job.request;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Why a job failed, as the service model names it.
public enum FailureType {
  JOB_FAILED("JobFailed"),
  CONFIGURATION_ERROR("ConfigurationError"),
  PERMISSION_ERROR("PermissionError"),
  REVISION_OUT_OF_SYNC("RevisionOutOfSync"),
  REVISION_UNAVAILABLE("RevisionUnavailable"),
  SYSTEM_UNAVAILABLE("SystemUnavailable");

  private final String text;

  FailureType(String text) {
    this.text = text;
  }

  /// Returns it as the service writes it.
  public String text() {
    return text;
  }

  /// Returns the type that the service writes as this text; empty if there is none.
  public static Optional<FailureType> of(String text) {
    return Arrays.stream(values()).filter(type -> type.text.equals(text)).findFirst();
  }

  /// Returns all texts, in the order of the service model.
  public static List<String> texts() {
    return Arrays.stream(values()).map(FailureType::text).toList();
  }
}
