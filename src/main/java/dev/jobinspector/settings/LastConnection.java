package dev.jobinspector.settings;

import java.util.List;
import java.util.Optional;

/// A connection of the window, to come back to. Names only: credentials stay in the AWS
/// configuration.
///
/// @param emulator whether it was the local emulator, which has no profile
/// @param profile the profile of the shared AWS configuration, if one was chosen
/// @param region the Region, if one was chosen
/// @param acting the profile that acts, if it is another one
/// @param regions in which was looked for what is stuck; empty for its own alone
public record LastConnection(
    boolean emulator,
    Optional<String> profile,
    Optional<String> region,
    Optional<String> acting,
    List<String> regions) {
  public LastConnection {
    regions = List.copyOf(regions);
  }

  /// A connection of one profile in one Region.
  public LastConnection(boolean emulator, Optional<String> profile, Optional<String> region) {
    this(emulator, profile, region, Optional.empty(), List.of());
  }
}
