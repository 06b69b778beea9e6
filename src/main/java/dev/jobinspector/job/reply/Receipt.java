package dev.jobinspector.job.reply;

import java.util.Optional;
import java.util.OptionalInt;

/// The traces of one request.
///
/// @param requestId by which AWS support finds the request
/// @param httpStatus of the last reply
/// @param sends how often the request left this machine; 0 if it never did
public record Receipt(
    Optional<String> requestId, OptionalInt httpStatus, int sends, Optional<Exchange> exchange) {
  /// Of a request that never left.
  public static final Receipt NOTHING_SENT =
      new Receipt(Optional.empty(), OptionalInt.empty(), 0, Optional.empty());
}
