package dev.jobinspector.cli.common;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;

/// Options of the AWS CLI that scripts give with every command: those that do something here, those
/// that change nothing, and those that are refused in words.
public final class AwsCliOptions {
  /// No limit, in a form that everything can count with.
  private static final Duration FOREVER = Duration.ofDays(1);

  private final OptionSpec connectSeconds =
      number(
          "--cli-connect-timeout",
          "How long to wait for a connection; 0 for no limit, 5 by default.");
  private final OptionSpec readSeconds =
      number("--cli-read-timeout", "How long to wait for a reply; 0 for no limit, 15 by default.");
  private final OptionSpec unsigned =
      GlobalOptions.flag("--no-sign-request", "Send without credentials and without a signature.")
          .build();
  private final OptionSpec debug =
      GlobalOptions.flag(
              "--debug", "Write what is sent, without secrets, to the log in the data folder.")
          .build();

  void addTo(CommandSpec command) {
    List.of(connectSeconds, readSeconds, unsigned, debug).forEach(command::addOption);
    // Nothing here is paged, coloured or asked for, and no parameter is binary.
    Stream.of("--no-cli-pager", "--no-cli-auto-prompt")
        .map(name -> GlobalOptions.flag(name, "Changes nothing here.").hidden(true).build())
        .forEach(command::addOption);
    Stream.of("--color", "--cli-binary-format")
        .map(
            name ->
                GlobalOptions.text(name, "<value>", "Changes nothing here.").hidden(true).build())
        .forEach(command::addOption);
    command.addOption(
        refused(
            "--no-verify-ssl",
            "certificates are always verified, because what is sent carries credentials. Trust"
                + " another certificate authority with --ca-bundle."));
    command.addOption(
        refused(
            "--cli-auto-prompt",
            "there are no prompts here; --help lists the options, and generate-completion"
                + " completes them."));
  }

  private static OptionSpec number(String name, String description) {
    return GlobalOptions.option(name, "SECONDS", description, Integer.class, Integer::decode)
        .build();
  }

  private static OptionSpec refused(String name, String reason) {
    return GlobalOptions.flag(name, "Refused.")
        .hidden(true)
        .setter(
            new ISetter() {
              @Override
              public <T> T set(T value) {
                refuse(Boolean.TRUE.equals(value), name + ": " + reason);
                return value;
              }
            })
        .build();
  }

  private static void refuse(boolean given, String reason) {
    if (given) {
      throw new InvalidParameterException(reason);
    }
  }

  public boolean unsigned() {
    return GlobalOptions.isOn(unsigned);
  }

  public boolean debug() {
    return GlobalOptions.isOn(debug);
  }

  public Optional<Duration> connectTimeout() {
    return seconds(connectSeconds);
  }

  public Optional<Duration> readTimeout() {
    return seconds(readSeconds);
  }

  private static Optional<Duration> seconds(OptionSpec option) {
    Optional<Integer> given = GlobalOptions.given(option);
    if (given.filter(seconds -> seconds < 0 || seconds > FOREVER.toSeconds()).isPresent()) {
      throw new InvalidParameterException(
          option.longestName() + ": must be from 0 to 86400 seconds");
    }
    return given.map(seconds -> seconds == 0 ? FOREVER : Duration.ofSeconds(seconds));
  }
}
