package dev.jobinspector.request.copy;

import dev.jobinspector.text.JsonText;
import java.util.Map;
import java.util.stream.Collectors;

/// Commands for bash and its relatives.
final class Bash {
  private Bash() {}

  static String aws(CopyAs.Subject subject) {
    return "aws codepipeline "
        + subject.command()
        + job(subject, OptionValue.plainForAws(subject.jobId()))
        + " --nonce \"$NONCE\""
        + (subject.thirdParty() ? " --client-token \"$CLIENT_TOKEN\"" : "")
        + target(subject);
  }

  static String jobInspector(CopyAs.Subject subject) {
    return "job-inspector "
        + subject.command()
        + job(subject, OptionValue.plainForUs(subject.jobId()))
        + " --nonce @env:NONCE"
        + (subject.thirdParty() ? " --client-token @env:CLIENT_TOKEN" : "")
        + target(subject);
  }

  private static String job(CopyAs.Subject subject, boolean plain) {
    return plain
        ? " --job-id " + quoted(subject.jobId())
        : " --cli-input-json " + quoted(JsonText.compact(Map.of("jobId", subject.jobId())));
  }

  private static String target(CopyAs.Subject subject) {
    return subject.target().options().entrySet().stream()
        .map(option -> " " + option.getKey() + " " + quoted(option.getValue()))
        .collect(Collectors.joining());
  }

  /// In single quotes nothing is special but the quote itself.
  static String quoted(String text) {
    return text.matches("[0-9A-Za-z_.:/@%+-]{1,2000}")
        ? text
        : "'" + text.replace("'", "'\\''") + "'";
  }
}
