package dev.jobinspector.codepipeline;

/// A reply with status 200 that is not of the form of the API.
final class GarbledReplyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  GarbledReplyException(String message) {
    super(message);
  }
}
