package dev.jobinspector.request.copy;

import dev.jobinspector.text.JsonText;
import java.util.Map;
import java.util.stream.Collectors;

/// The shells that a command can be copied for: how they quote.
enum Shell {
  /// In single quotes nothing is special but the quote itself.
  BASH("[0-9A-Za-z_.:/@%+-]{1,2000}", "'", "'\\\\''"),

  /// Version 7.3 and later, which passes double quotes to programs as they are. It takes
  /// typographic quotes for plain ones, so they are doubled as well.
  POWERSHELL("[0-9A-Za-z_.:/+-]{1,2000}", "['\u2018\u2019\u201A\u201B]", "$0$0");

  private final String plain;
  private final String quote;
  private final String replacement;

  Shell(String plain, String quote, String replacement) {
    this.plain = plain;
    this.quote = quote;
    this.replacement = replacement;
  }

  String quoted(String text) {
    return text.matches(plain) ? text : "'" + text.replaceAll(quote, replacement) + "'";
  }

  /// Returns a command line.
  ///
  /// @param begin with which a value would not mean itself, as an expression; a third-party job id
  ///   may be any text, and such an id goes as JSON input
  String command(
      String program, CopyAs.Subject subject, String begin, String nonce, String clientToken) {
    String id = subject.jobId();
    boolean asItIs = !id.isEmpty() && !id.contains("://") && !id.substring(0, 1).matches(begin);
    String job =
        asItIs
            ? " --job-id " + quoted(id)
            : " --cli-input-json " + quoted(JsonText.compact(Map.of("jobId", id)));
    return program
        + " "
        + subject.command()
        + job
        + " --nonce "
        + nonce
        + (subject.thirdParty() ? " --client-token " + clientToken : "")
        + subject.target().options().entrySet().stream()
            .map(option -> " " + option.getKey() + " " + quoted(option.getValue()))
            .collect(Collectors.joining());
  }
}
