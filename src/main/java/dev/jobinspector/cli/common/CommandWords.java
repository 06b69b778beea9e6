package dev.jobinspector.cli.common;

import java.util.Map;

/// Messages that window and commands share, in the words of commands: they name options where the
/// window has a place to choose.
final class CommandWords {
  private static final Map<String, String> OPTIONS =
      Map.of(
          "Choose one in the connection, or set AWS_REGION", "Give --region, or set AWS_REGION",
          "check the connection:", "check --region, --profile and --endpoint-url:",
          "Check the connection;", "Check --region, --profile and --endpoint-url;",
          "Check the profile of the connection", "Check --profile, or AWS_PROFILE,",
          "Choose another Region", "Give another --region",
          "then connect again", "then run the command again",
          "tie the profile to it in the connection", "name it with --trust-endpoint",
          "Connect again and enter", "Run the command again and enter");

  private CommandWords() {}

  static String of(String message) {
    String words = message;
    for (Map.Entry<String, String> each : OPTIONS.entrySet()) {
      words = words.replace(each.getKey(), each.getValue());
    }
    return words;
  }
}
