package dev.jobinspector.emulator;

/// How the emulator answers the right nonce when it comes again: not documented, so it is a
/// setting.
public enum RepeatedAcknowledge {
  /// With the job's state, as the seven values of the answer's `status` suggest.
  STATUS,
  /// With InvalidNonceException, as AWS's Jenkins plugin words that error: already acknowledged.
  INVALID_NONCE
}
