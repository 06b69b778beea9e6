package dev.jobinspector.codepipeline.credentials;

import dev.jobinspector.codepipeline.config.ConfigSection;
import dev.jobinspector.codepipeline.config.ShellWords;
import dev.jobinspector.job.connection.ConnectionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Credentials that a program prints (`credential_process`). It is ended, with all that it started,
/// at a time limit and when the user cancels. A message has its standard error, never its output.
final class CredentialProcess implements AwsCredentialsProvider {
  static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration EARLY = Duration.ofMinutes(1);
  private static final int LARGEST = 64 * 1024;
  private static final String KEY = "credential_process";

  private final ConfigSection profile;
  private final Duration limit;
  private final ReentrantLock running = new ReentrantLock();
  private Optional<AwsCredentials> last = Optional.empty();

  CredentialProcess(ConfigSection profile, Duration limit) {
    this.profile = profile;
    this.limit = limit;
  }

  @Override
  public AwsCredentials resolveCredentials() {
    running.lock();
    try {
      if (last.isEmpty() || last.get().expirationTime().filter(this::isOver).isPresent()) {
        last = Optional.of(credentials(output()));
      }
      return last.get();
    } finally {
      running.unlock();
    }
  }

  private boolean isOver(Instant expiration) {
    return Instant.now().plus(EARLY).isAfter(expiration);
  }

  private byte[] output() {
    Process process = started();
    CompletableFuture<byte[]> output = read(process.getInputStream());
    CompletableFuture<byte[]> errors = read(process.getErrorStream());
    try {
      process.getOutputStream().close();
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        end(process);
        throw failure("did not end within " + limit.toSeconds() + " seconds", errors);
      }
      byte[] printed = output.get(1, TimeUnit.SECONDS);
      if (process.exitValue() != 0) {
        throw failure("ended with status " + process.exitValue(), errors);
      }
      return printed;
    } catch (InterruptedException _) {
      end(process);
      Thread.currentThread().interrupt();
      throw failure("was cancelled", errors);
    } catch (IOException | ExecutionException | TimeoutException _) {
      end(process);
      throw failure("left its output open, or it could not be read", errors);
    }
  }

  private Process started() {
    String command = profile.text(KEY).orElseThrow();
    try {
      return new ProcessBuilder(words(command)).start();
    } catch (IllegalArgumentException e) {
      throw CredentialMessages.at(
          profile,
          KEY,
          "has a credential_process that cannot be read: %s.".formatted(e.getMessage()));
    } catch (IOException | IndexOutOfBoundsException _) {
      throw CredentialMessages.at(
          profile,
          KEY,
          "names a credential_process that cannot be started. Check that the program is there and"
              + " give its full path.");
    }
  }

  /// Windows takes a command line apart by itself, and a backslash there is part of a path.
  private static List<String> words(String command) {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows")
        ? List.of("cmd.exe", "/C", command)
        : ShellWords.split(command);
  }

  private static CompletableFuture<byte[]> read(InputStream stream) {
    CompletableFuture<byte[]> read = new CompletableFuture<>();
    Thread.ofVirtual()
        .name("credential_process")
        .start(
            () -> {
              try (stream) {
                byte[] head = stream.readNBytes(LARGEST);
                stream.transferTo(java.io.OutputStream.nullOutputStream());
                read.complete(head);
              } catch (IOException e) {
                read.completeExceptionally(e);
              }
            });
    return read;
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private ConnectionException failure(String what, CompletableFuture<byte[]> errors) {
    String said;
    try {
      said = new String(errors.get(1, TimeUnit.SECONDS), Charset.defaultCharset());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      said = "";
    } catch (ExecutionException | TimeoutException _) {
      said = "";
    }
    return CredentialMessages.at(
        profile,
        KEY,
        "has no credentials: its credential_process %s%s. Run that command by hand to see why."
            .formatted(what, said.isBlank() ? "" : ": " + CredentialMessages.oneLine(said)));
  }

  private AwsCredentials credentials(byte[] printed) {
    JsonNode json;
    try {
      json = JsonMapper.shared().readTree(new String(printed, StandardCharsets.UTF_8));
    } catch (JacksonException _) {
      throw unusable("printed no JSON");
    }
    if (json.path("Version").asInt(0) != 1) {
      throw unusable("printed no \"Version\": 1");
    }
    Instant expiration = expiration(json);
    if (expiration != null && expiration.isBefore(Instant.now())) {
      throw unusable("printed credentials that expired at " + expiration);
    }
    return StaticKeys.credentials(
        text(json, "AccessKeyId").orElseThrow(() -> unusable("printed no AccessKeyId")),
        text(json, "SecretAccessKey").orElseThrow(() -> unusable("printed no SecretAccessKey")),
        text(json, "SessionToken").orElse(null),
        text(json, "AccountId").or(() -> profile.text("aws_account_id")).orElse(null),
        expiration);
  }

  private @Nullable Instant expiration(JsonNode json) {
    try {
      return text(json, "Expiration")
          .map(time -> OffsetDateTime.parse(time).toInstant())
          .orElse(null);
    } catch (DateTimeParseException _) {
      throw unusable("printed an Expiration that is no time");
    }
  }

  private ConnectionException unusable(String why) {
    return CredentialMessages.at(
        profile,
        KEY,
        "has no credentials: its credential_process %s. Correct that program.".formatted(why));
  }

  private static Optional<String> text(JsonNode json, String member) {
    return Optional.of(json.path(member).asString("")).filter(text -> !text.isBlank());
  }
}
