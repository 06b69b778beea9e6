package dev.jobinspector.codepipeline;

/// A reply came that says 200 but not what the API promises.
final class GarbledReplyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  GarbledReplyException(String message) {
    super(message);
  }
}
