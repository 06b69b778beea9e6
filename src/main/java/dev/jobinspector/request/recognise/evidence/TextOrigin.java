package dev.jobinspector.request.recognise.evidence;

/// What the text was in which something was found.
public enum TextOrigin {
  POLL_REPLY("a reply to a poll"),
  DETAILS_REPLY("a reply with job details"),
  LAMBDA_EVENT("a Lambda event"),
  CLOUDTRAIL_RECORD("a CloudTrail record"),
  REQUEST("a request"),
  COMMAND("a command line"),
  WORKER_LOG("a log line of a job worker"),
  JENKINS_LOG("a log line of the Jenkins plugin"),
  PROSE("plain text");

  private final String userMessage;

  TextOrigin(String userMessage) {
    this.userMessage = userMessage;
  }

  /// Returns it for sentences: "found in a Lambda event".
  public String userMessage() {
    return userMessage;
  }
}
