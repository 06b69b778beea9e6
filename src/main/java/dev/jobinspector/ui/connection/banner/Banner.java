package dev.jobinspector.ui.connection.banner;

import dev.jobinspector.job.connection.CallerIdentity;
import dev.jobinspector.job.connection.ConnectionState;
import dev.jobinspector.job.connection.ServiceConnection;
import dev.jobinspector.request.IamPolicy;
import dev.jobinspector.ui.common.Times;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where requests go and as whom, in words: short for the tool bar and the title of the window, in
/// full for a tooltip.
///
/// @param regions those in which is looked for what is stuck; empty for the connection's own alone
/// @param account twelve digits, once it is known
public record Banner(
    ServiceConnection connection,
    ConnectionState state,
    List<String> regions,
    Optional<String> account,
    boolean production) {
  private static final String NAME = "Job Inspector";

  /// Returns what it leads to.
  public ConnectionKind kind() {
    return switch (connection.target()) {
      case EMULATOR -> ConnectionKind.EMULATOR;
      case AWS -> production ? ConnectionKind.PRODUCTION : ConnectionKind.AWS;
    };
  }

  /// Returns it in a few words: `Profile ops · us-east-1 · 111122223333 · assumed-role/Ops/ann`.
  public String summary() {
    return joined(
        Stream.of(
            Optional.of(who()),
            Optional.of(place()),
            Optional.of(knownAccount()),
            state.acting().map(profile -> "acts as " + profile),
            state.tiedHost().map(host -> "tied to " + host),
            state.identity().map(Banner::name)));
  }

  /// Returns the title of the window, what leads to production first.
  public String title() {
    return joined(
            Stream.of(
                Optional.of("PRODUCTION").filter(_ -> production),
                Optional.of(who()),
                Optional.of(place()),
                Optional.of(knownAccount())))
        + " – "
        + NAME;
  }

  /// Returns all that is known, a line for each.
  public String lines() {
    return Stream.of(
            Optional.of(who() + (production ? ", production" : "")),
            Optional.of(state.credentials())
                .filter(words -> !words.isEmpty())
                .map(words -> "Credentials: " + words),
            Optional.of("Account: " + account.orElse("not known yet")),
            state.identity().map(identity -> "Identity: " + identity.arn()),
            state.acting().map(profile -> "Acts by profile: " + profile),
            state.actingIdentity().map(identity -> "Acts as: " + identity.arn()),
            Optional.of(
                regions.size() > 1
                    ? "Regions: %s; acts go to %s"
                        .formatted(String.join(", ", regions), connection.region())
                    : "Region: " + connection.region()),
            Optional.of("Endpoint: " + endpoint()),
            capabilities())
        .flatMap(Optional::stream)
        .collect(Collectors.joining("\n"));
  }

  /// Returns the endpoint in force and where it came from.
  public String endpoint() {
    return connection.endpoint()
        + " from "
        + connection.endpointSource()
        + state.tiedHost().map(host -> ", tied to " + host).orElse("");
  }

  /// Returns what the requests showed that the identity may do; empty while nothing was denied.
  public Optional<String> capabilities() {
    return OperationWords.of(state.capabilities());
  }

  /// Returns how far the service's clock is from this machine's; empty before the first reply and
  /// while they agree to the second.
  public Optional<String> clock() {
    return state
        .clockOffset()
        .filter(offset -> offset.abs().compareTo(Duration.ofSeconds(1)) >= 0)
        .map(
            offset ->
                "clock %s%s".formatted(offset.isNegative() ? "−" : "+", Times.span(offset.abs())));
  }

  /// Returns what a clock that is far off means; empty while it is not.
  public Optional<String> clockWarning() {
    return state
        .clockOffset()
        .filter(_ -> state.isClockOff())
        .map(
            offset ->
                """
                The clock of this machine is %s %s that of AWS. Requests are signed with the time, \
                and AWS refuses those that are more than 15 minutes off. Set this machine's clock, \
                or have it set by the network.\
                """
                    .formatted(
                        Times.span(offset.abs()), offset.isNegative() ? "ahead of" : "behind"));
  }

  /// Returns the least policy of IAM for what it leads to.
  public IamPolicy policy(boolean withoutWrites) {
    return switch (connection.target()) {
      case EMULATOR -> new IamPolicy(withoutWrites, Optional.empty(), Optional.empty());
      case AWS -> new IamPolicy(withoutWrites, Optional.of(connection.region()), account);
    };
  }

  private String who() {
    return switch (connection.target()) {
      case EMULATOR -> "Local emulator";
      case AWS -> connection.profile().map(profile -> "Profile " + profile).orElse("AWS");
    };
  }

  private String place() {
    return regions.size() > 1
        ? "%s and %d more".formatted(connection.region(), regions.size() - 1)
        : connection.region();
  }

  private String knownAccount() {
    return account.orElse("account unknown");
  }

  /// Returns what an ARN names in its account: `assumed-role/Ops/ann`.
  private static String name(CallerIdentity identity) {
    String[] parts = identity.arn().split(":", 6);
    return parts[parts.length - 1];
  }

  private static String joined(Stream<Optional<String>> parts) {
    return parts.flatMap(Optional::stream).collect(Collectors.joining(" · "));
  }
}
