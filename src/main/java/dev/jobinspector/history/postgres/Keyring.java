package dev.jobinspector.history.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The keyring of the user's system, asked by the system's own tool: on Linux `secret-tool` of
/// libsecret, on macOS `security`. A password is kept under the service `job-inspector` and the
/// account that [PostgresAddress#account] names; it skips a pipe and stays in memory.
///
/// @param lookup the command that prints a password, the account left out at its end
/// @param store what a user types to keep one, with `%s` for the account; both tools then ask for
///   the password
record Keyring(List<String> lookup, String store) {
  /// Who is asked to unlock a keyring may have to look for something first.
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Keyring LINUX =
      new Keyring(
          List.of("secret-tool", "lookup", "service", "job-inspector", "account"),
          "secret-tool store --label='Job Inspector' service job-inspector account %s");

  private static final Keyring MACOS =
      new Keyring(
          List.of("/usr/bin/security", "find-generic-password", "-s", "job-inspector", "-w", "-a"),
          "security add-generic-password -U -s job-inspector -a %s -w");

  /// Returns the one of this system; empty on Windows, which has no tool that prints a password.
  static Optional<Keyring> ofThisSystem() {
    String system = System.getProperty("os.name", "");
    return system.startsWith("Linux")
        ? Optional.of(LINUX)
        : Optional.of(MACOS).filter(_ -> system.startsWith("Mac"));
  }

  /// Returns the password of an account; empty if there is none, or no tool, or nobody unlocks it
  /// in time.
  Optional<String> password(String account) {
    return password(account, PATIENCE);
  }

  Optional<String> password(String account, Duration patience) {
    List<String> command = Stream.concat(lookup.stream(), Stream.of(account)).toList();
    try {
      Process tool =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      try (var said = tool.inputReader(StandardCharsets.UTF_8)) {
        return tool.waitFor(patience) && tool.exitValue() == 0
            ? Optional.ofNullable(said.readLine()).filter(password -> !password.isEmpty())
            : Optional.empty();
      } finally {
        tool.destroyForcibly();
      }
    } catch (IOException _) {
      return Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /// Returns what to type in a shell to keep the password of an account.
  String toStore(String account) {
    return store.formatted("'" + account.replace("'", "'\\''") + "'");
  }
}
