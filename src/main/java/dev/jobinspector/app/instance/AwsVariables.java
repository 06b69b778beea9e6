package dev.jobinspector.app.instance;

import dev.jobinspector.job.connection.ConnectionChoice;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/// The `AWS_…` variables of a process, as far as they bear on a connection.
public final class AwsVariables {
  private AwsVariables() {}

  /// Returns a mark that two environments share if both resolve the connection alike. A digest:
  /// there may be credentials among the values.
  public static String mark(Map<String, String> environment, ConnectionChoice connection) {
    StringBuilder bearing = new StringBuilder();
    new TreeMap<>(environment)
        .forEach(
            (name, value) -> {
              if (name.startsWith("AWS_") && !value.isBlank() && !isReplaced(name, connection)) {
                bearing.append(name).append('=').append(value).append('\0');
              }
            });
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest(bearing.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) { // every Java platform has it
      throw new IllegalStateException(e);
    }
  }

  /// Returns whether the options say what the variable would have said.
  private static boolean isReplaced(String name, ConnectionChoice connection) {
    return connection instanceof ConnectionChoice.Aws(var profile, var region, var endpoint, _)
        && switch (name) {
          case "AWS_PROFILE", "AWS_DEFAULT_PROFILE" -> profile.isPresent();
          case "AWS_REGION", "AWS_DEFAULT_REGION" -> region.isPresent();
          case "AWS_ENDPOINT_URL",
              "AWS_ENDPOINT_URL_CODEPIPELINE",
              "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS" ->
              endpoint.isPresent();
          case "AWS_PAGER", "AWS_DEFAULT_OUTPUT", "AWS_CLI_AUTO_PROMPT" -> true;
          default -> false;
        };
  }
}
