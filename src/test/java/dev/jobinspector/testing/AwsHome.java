package dev.jobinspector.testing;

import dev.jobinspector.codepipeline.config.AwsEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/// A home folder with a shared AWS configuration, and environment variables. Instances are never
/// asked for credentials.
public final class AwsHome {
  private final Path home;
  private final Map<String, String> variables = new HashMap<>();

  public AwsHome(Path home) {
    this.home = home;
    variables.put("HOME", home.toString());
    variables.put("AWS_EC2_METADATA_DISABLED", "true");
  }

  public AwsHome config(String text) {
    return file(".aws/config", text);
  }

  public AwsHome credentials(String text) {
    return file(".aws/credentials", text);
  }

  public AwsHome variable(String name, String value) {
    variables.put(name, value);
    return this;
  }

  /// A token of a sign-in, as `aws sso login` leaves it.
  public AwsHome signedIn(String session, String json) {
    try {
      return file(
          ".aws/sso/cache/"
              + HexFormat.of()
                  .formatHex(
                      MessageDigest.getInstance("SHA-1")
                          .digest(session.getBytes(StandardCharsets.UTF_8)))
              + ".json",
          json);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  public AwsHome file(String name, String text) {
    try {
      Path file = home.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path path(String name) {
    return home.resolve(name);
  }

  public Map<String, String> variables() {
    return Map.copyOf(variables);
  }

  /// Reads it all, as at the start of a connection.
  public AwsEnvironment environment() {
    return AwsEnvironment.of(variables);
  }
}
