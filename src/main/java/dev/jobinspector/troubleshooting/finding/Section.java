package dev.jobinspector.troubleshooting.finding;

/// The sections of `docs/troubleshooting.md` that explain findings.
enum Section {
  FUNCTION("a-lambda-function-has-not-reported"),
  SILENT("no-worker-has-reported-anything"),
  CREATED("the-job-is-not-yet-available"),
  POLLED("a-worker-polls-and-has-reported-nothing"),
  OTHER_QUERY("a-worker-polls-for-another-query-value"),
  NOT_POLLED("no-poll-is-recorded"),
  QUEUED("the-job-is-queued"),
  BACK_IN_QUEUE("the-job-went-back-to-the-queue"),
  BUSY("the-worker-is-busy"),
  DISPATCHED("the-job-was-dispatched-and-not-acknowledged"),
  NONCE("another-worker-has-the-job"),
  ACKNOWLEDGED("a-worker-has-the-job-and-has-not-reported-a-result"),
  CONTINUATION("the-work-continues-and-does-not-end"),
  CREDENTIALS("the-artifact-credentials-expire"),
  THROTTLED("a-request-was-throttled"),
  DENIED("a-result-was-denied"),
  REPORTED("a-result-was-reported"),
  UNKNOWN_OUTCOME("an-outcome-is-unknown"),
  TIMED_OUT("the-job-timed-out"),
  ENDED("the-action-has-ended"),
  UNRECOGNISED("a-status-or-type-is-not-known"),
  CLIENT_TOKEN("the-client-token-is-needed"),
  WAITING("executions-wait-for-the-stage"),
  APPROVAL("an-approval-is-waited-for"),
  CONDITION("conditions-keep-a-stage-closed"),
  TRANSITION("a-transition-is-disabled"),
  AWS_ACTION("an-action-of-an-aws-service"),
  SIGN_IN("the-credentials-are-not-accepted");

  private final String anchor;

  Section(String anchor) {
    this.anchor = anchor;
  }

  /// Returns the anchor of its heading.
  String anchor() {
    return anchor;
  }
}
