package dev.jobinspector.attempt;

/// The same write on the same job is under way.
public final class AlreadyInFlightException extends AttemptLogException {
  private static final long serialVersionUID = 1L;

  public AlreadyInFlightException() {
    super("The same request for this job is still under way.");
  }
}
