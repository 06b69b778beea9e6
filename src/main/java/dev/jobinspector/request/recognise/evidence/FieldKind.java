package dev.jobinspector.request.recognise.evidence;

/// What can be found of a job.
public enum FieldKind {
  JOB_ID("job id"),
  NONCE("nonce"),
  CLIENT_ID("client id"),
  CLIENT_TOKEN("client token"),
  ACTION_TYPE("action type"),
  PIPELINE("pipeline");

  private final String userMessage;

  FieldKind(String userMessage) {
    this.userMessage = userMessage;
  }

  public String userMessage() {
    return userMessage;
  }
}
