package dev.jobinspector.job.activity;

/// The reads of other services by which the calls of workers and functions are found.
public enum ActivityRead {
  LOOKUP_EVENTS("LookupEvents", "cloudtrail:LookupEvents"),
  FILTER_LOG_EVENTS("FilterLogEvents", "logs:FilterLogEvents");

  private final String apiName;
  private final String permission;

  ActivityRead(String apiName, String permission) {
    this.apiName = apiName;
    this.permission = permission;
  }

  /// Returns its name in the API: `LookupEvents`.
  public String apiName() {
    return apiName;
  }

  /// Returns what a policy must allow: `cloudtrail:LookupEvents`.
  public String permission() {
    return permission;
  }
}
