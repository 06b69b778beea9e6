package dev.jobinspector.job.reply;

import java.util.Optional;
import java.util.OptionalInt;

/// What is known of one request besides its outcome.
///
/// @param requestId by which AWS support finds the request
/// @param httpStatus of the last reply
/// @param sends how often the request left this machine; 0 if it never did
public record Receipt(
    Optional<String> requestId, OptionalInt httpStatus, int sends, Optional<Exchange> exchange) {
  /// The receipt of a request that was not sent.
  public static final Receipt NOTHING_SENT =
      new Receipt(Optional.empty(), OptionalInt.empty(), 0, Optional.empty());
}
