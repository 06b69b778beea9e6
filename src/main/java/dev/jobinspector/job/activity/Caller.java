package dev.jobinspector.job.activity;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who made a call, as CloudTrail recorded it; what it left out is empty.
///
/// @param identity an ARN such as `arn:aws:sts::111122223333:assumed-role/Worker/i-0a1b`, else a
///   user name
/// @param address where the call came from: an IP address, or the name of a service of AWS
/// @param userAgent the client, as it named itself
public record Caller(
    Optional<String> identity, Optional<String> address, Optional<String> userAgent) {
  /// Returns it in words: `arn:… from 10.0.3.17 (aws-sdk-java/1.12)`.
  public String text() {
    return Stream.of(
            Optional.of(identity.orElse("an identity that is not recorded")),
            address.map(at -> "from " + at),
            userAgent.map(client -> "(" + client + ")"))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(" "));
  }

  /// Returns whether it acts for the same role, user or service as another: each session of a role
  /// has a name of its own.
  public boolean isLike(Caller other) {
    return identity.isPresent() && principal().equals(other.principal());
  }

  /// Returns the name of the session of its role; of a Lambda function that is the function's name.
  public Optional<String> session() {
    return identity
        .filter(arn -> arn.contains(":assumed-role/"))
        .map(arn -> arn.substring(arn.lastIndexOf('/') + 1));
  }

  private Optional<String> principal() {
    return identity.map(
        arn -> arn.contains(":assumed-role/") ? arn.substring(0, arn.lastIndexOf('/')) : arn);
  }
}
