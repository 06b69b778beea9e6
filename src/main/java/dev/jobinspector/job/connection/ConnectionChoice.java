package dev.jobinspector.job.connection;

import java.net.URI;
import java.util.Optional;

/// What the user chose to connect to. What is left open is resolved as AWS tools do: environment,
/// then the shared configuration.
public sealed interface ConnectionChoice {
  /// Returns the same choice in another Region.
  ConnectionChoice in(String other);

  /// Returns whether another choice leads to the same service as the same profile, in whatever
  /// Region.
  default boolean isElsewhere(ConnectionChoice other) {
    return in("").equals(other.in(""));
  }

  /// The emulator that this program carries.
  record Emulator(String region) implements ConnectionChoice {
    /// The Region of the emulator's first pipelines.
    public static final String DEFAULT_REGION = "us-east-1";

    @Override
    public Emulator in(String other) {
      return new Emulator(other);
    }
  }

  /// AWS, or the endpoint that the user named.
  ///
  /// @param actingProfile whose credentials writes go by; empty for those of `profile`
  record Aws(
      Optional<String> profile,
      Optional<String> region,
      Optional<URI> endpoint,
      Optional<String> actingProfile)
      implements ConnectionChoice {
    /// A choice of one profile for reads and writes.
    public Aws(Optional<String> profile, Optional<String> region, Optional<URI> endpoint) {
      this(profile, region, endpoint, Optional.empty());
    }

    @Override
    public Aws in(String other) {
      return new Aws(profile, Optional.of(other), endpoint, actingProfile);
    }
  }
}
