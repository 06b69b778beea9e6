package dev.jobinspector.attempt;

/// The same write on the same subject is in progress.
public final class AlreadyInFlightException extends AttemptLogException {
  private static final long serialVersionUID = 1L;

  public AlreadyInFlightException(Subject subject) {
    super("The same request for this %s is still in progress.".formatted(subject.noun()));
  }
}
