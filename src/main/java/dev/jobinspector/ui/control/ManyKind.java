package dev.jobinspector.ui.control;

import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.request.Operation;

/// What can be done with several cases at once.
public enum ManyKind {
  REPORT_FAILURE("failure", "Report failure", "Report failure for selected…", "job"),
  STOP_EXECUTION("stop", "Stop", "Stop executions of selected…", "pipeline execution"),
  RETRY_STAGE("retry", "Retry", "Retry stages of selected…", "stage");

  private final String id;
  private final String title;
  private final String menu;
  private final String noun;

  ManyKind(String id, String title, String menu, String noun) {
    this.id = id;
    this.title = title;
    this.menu = menu;
    this.noun = noun;
  }

  /// Returns what the ids of its commands end with.
  public String id() {
    return id;
  }

  String title() {
    return title;
  }

  /// Returns what menus call it.
  public String menu() {
    return menu;
  }

  /// Returns as in `4 jobs`.
  String count(int number) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  Operation operation(JobKind kind) {
    return switch (this) {
      case REPORT_FAILURE -> Operation.of(Operation.Verb.PUT_FAILURE, kind);
      case STOP_EXECUTION -> Operation.STOP_PIPELINE_EXECUTION;
      case RETRY_STAGE -> Operation.RETRY_STAGE_EXECUTION;
    };
  }
}
