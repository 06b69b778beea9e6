package dev.jobinspector.codepipeline.credentials;

import dev.jobinspector.codepipeline.config.ConfigSection;
import dev.jobinspector.codepipeline.config.ShellWords;
import dev.jobinspector.job.connection.ConnectionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import tools.jackson.databind.JsonNode;

/// Credentials that a program prints (`credential_process`), started each time. It is ended, with
/// all that it started, at a time limit and when the user cancels. A message has its standard
/// error, never its output.
final class CredentialProcess implements AwsCredentialsProvider {
  static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int LARGEST = 64 * 1024;
  private static final String KEY = "credential_process";

  private final ConfigSection profile;
  private final Duration limit;

  CredentialProcess(ConfigSection profile, Duration limit) {
    this.profile = profile;
    this.limit = limit;
  }

  @Override
  public AwsCredentials resolveCredentials() {
    return credentials(output());
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
    JsonNode json = CredentialJson.parsed(printed, this::unusable);
    if (json.path("Version").asInt(0) != 1) {
      throw unusable("no \"Version\": 1");
    }
    return CredentialJson.credentials(
        json, "SessionToken", profile.text("aws_account_id"), this::unusable);
  }

  private ConnectionException unusable(String why) {
    return CredentialMessages.at(
        profile,
        KEY,
        "has no credentials: its credential_process printed %s. Correct that program."
            .formatted(why));
  }
}
