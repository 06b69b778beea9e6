package dev.jobinspector.request.copy;

import dev.jobinspector.text.JsonText;
import java.util.Map;
import java.util.stream.Collectors;

/// Commands for PowerShell 7.3 and later, which hands double quotes on to programs as they are.
final class PowerShell {
  private PowerShell() {}

  static String aws(CopyAs.Subject subject) {
    String job =
        OptionValue.plainForAws(subject.jobId())
            ? " --job-id " + quoted(subject.jobId())
            : " --cli-input-json " + quoted(JsonText.compact(Map.of("jobId", subject.jobId())));
    return "aws codepipeline "
        + subject.command()
        + job
        + " --nonce $env:NONCE"
        + (subject.thirdParty() ? " --client-token $env:CLIENT_TOKEN" : "")
        + subject.target().options().entrySet().stream()
            .map(option -> " " + option.getKey() + " " + quoted(option.getValue()))
            .collect(Collectors.joining());
  }

  /// PowerShell takes typographic quotes for plain ones, so they are doubled as well.
  static String quoted(String text) {
    return text.matches("[0-9A-Za-z_.:/+-]{1,2000}")
        ? text
        : "'" + text.replaceAll("(['\u2018\u2019\u201A\u201B])", "$1$1") + "'";
  }
}
