package dev.jobinspector.cli.common;

import static picocli.CommandLine.ScopeType.INHERIT;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Options of the AWS CLI that scripts give with every command: those that do something here, those
/// that change nothing, and those that are refused in words.
public final class AwsCliOptions {
  /// No limit, in a form that everything can count with.
  private static final Duration FOREVER = Duration.ofDays(1);

  @Option(
      names = "--cli-connect-timeout",
      scope = INHERIT,
      paramLabel = "SECONDS",
      description = "How long to wait for a connection; 0 for no limit, 5 by default.")
  private @Nullable Integer connectSeconds;

  @Option(
      names = "--cli-read-timeout",
      scope = INHERIT,
      paramLabel = "SECONDS",
      description = "How long to wait for a reply; 0 for no limit, 15 by default.")
  private @Nullable Integer readSeconds;

  @Option(
      names = "--no-sign-request",
      scope = INHERIT,
      description = "Send without credentials and without a signature.")
  private boolean unsigned;

  @Option(
      names = "--debug",
      scope = INHERIT,
      description = "Write what is sent, without secrets, to the log in the data folder.")
  private boolean debug;

  /// Nothing here is paged, coloured or asked for, and no parameter is binary.
  @Option(
      names = {"--no-cli-pager", "--no-cli-auto-prompt"},
      scope = INHERIT,
      hidden = true)
  void asEver(boolean given) {}

  @Option(
      names = {"--color", "--cli-binary-format"},
      scope = INHERIT,
      hidden = true)
  void asEver(String given) {}

  @Option(names = "--no-verify-ssl", scope = INHERIT, hidden = true)
  void noVerifySsl(boolean given) {
    refuse(
        given,
        "--no-verify-ssl: certificates are always verified, because what is sent carries"
            + " credentials. Trust another certificate authority with --ca-bundle.");
  }

  @Option(names = "--cli-auto-prompt", scope = INHERIT, hidden = true)
  void autoPrompt(boolean given) {
    refuse(
        given,
        "--cli-auto-prompt: there are no prompts here; --help lists the options, and"
            + " generate-completion completes them.");
  }

  private static void refuse(boolean given, String reason) {
    if (given) {
      throw new InvalidParameterException(reason);
    }
  }

  public boolean unsigned() {
    return unsigned;
  }

  public boolean debug() {
    return debug;
  }

  public Optional<Duration> connectTimeout() {
    return seconds("--cli-connect-timeout", connectSeconds);
  }

  public Optional<Duration> readTimeout() {
    return seconds("--cli-read-timeout", readSeconds);
  }

  private static Optional<Duration> seconds(String option, @Nullable Integer seconds) {
    if (seconds != null && (seconds < 0 || seconds > FOREVER.toSeconds())) {
      throw new InvalidParameterException(option + ": must be from 0 to 86400 seconds");
    }
    return Optional.ofNullable(seconds)
        .map(given -> given == 0 ? FOREVER : Duration.ofSeconds(given));
  }
}
