package dev.jobinspector.emulator.check;

/// An error as the service answers it: its code, the HTTP status, the message.
public final class ServiceError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final int httpStatus;

  public ServiceError(String code, int httpStatus, String message) {
    super(message, null, false, false);
    this.code = code;
    this.httpStatus = httpStatus;
  }

  /// Returns an error of the service model; they all come with status 400.
  public static ServiceError modelled(String code, String message) {
    return new ServiceError(code, 400, message);
  }

  public static ServiceError validation(String message) {
    return modelled("ValidationException", message);
  }

  public String code() {
    return code;
  }

  public int httpStatus() {
    return httpStatus;
  }

  public String message() {
    return String.valueOf(getMessage());
  }
}
