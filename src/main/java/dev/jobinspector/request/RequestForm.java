package dev.jobinspector.request;

import dev.jobinspector.job.JobId;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.Secret;
import dev.jobinspector.text.Document;
import dev.jobinspector.text.DocumentFormat;
import dev.jobinspector.text.DocumentReader;
import dev.jobinspector.text.InvalidRequestException;
import dev.jobinspector.text.JsonText;
import dev.jobinspector.text.SourceLocation;
import dev.jobinspector.text.Value;
import dev.jobinspector.text.Violation;
import dev.jobinspector.text.YamlText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a request file says about an acknowledge, as far as it goes: it need not be complete, and
/// its values need not keep the constraints, for a form that a user goes on filling in.
///
/// @param kind third-party if the file has the key of a client token or an id that no custom job
///   can have, custom if it has another id, empty if it has neither
public record RequestForm(
    Optional<JobKind> kind,
    Optional<String> jobId,
    Optional<Secret> nonce,
    Optional<Secret> clientToken) {
  private static final List<String> KNOWN = List.of("jobId", "nonce", "clientToken");

  /// Returns a form of which nothing but the kind is known.
  public static RequestForm ofKind(JobKind kind) {
    return new RequestForm(Optional.of(kind), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /// Reads the bytes of a file.
  ///
  /// @throws InvalidRequestException with everything that is wrong with it
  public static RequestForm read(byte[] bytes, DocumentFormat format) {
    Document document = DocumentReader.read(bytes, format);
    if (document.root() instanceof Value.Listing) {
      throw InvalidRequestException.of(
          "The file lists requests, and the form takes one. job-inspector acknowledge-job"
              + " --cli-input-json takes a list.",
          SourceLocation.NOWHERE);
    }
    Value.Mapping mapping = document.mapping();
    List<Violation> violations =
        mapping.entries().entrySet().stream()
            .filter(entry -> !(entry.getValue() instanceof Value.Text) || !known(entry.getKey()))
            .map(
                entry ->
                    known(entry.getKey())
                        ? new Violation(
                            entry.getKey(),
                            "a text is needed, but this is " + entry.getValue().kind(),
                            entry.getValue().location())
                        : new Violation(
                            KeyName.isShown(entry.getKey()) ? entry.getKey() : "",
                            "unknown key; known are " + String.join(", ", KNOWN),
                            mapping.keys().getOrDefault(entry.getKey(), mapping.location())))
            .toList();
    if (!violations.isEmpty()) {
      throw new InvalidRequestException(violations);
    }
    return new RequestForm(
        kind(mapping),
        text(mapping, "jobId"),
        text(mapping, "nonce").map(Secret::new),
        text(mapping, "clientToken").map(Secret::new));
  }

  /// Returns this with what the user already typed laid over it: typed values win.
  public RequestForm overlaidBy(RequestForm typed) {
    return new RequestForm(
        typed.kind.or(() -> kind),
        typed.jobId.or(() -> jobId),
        typed.nonce.or(() -> nonce),
        typed.clientToken.or(() -> clientToken));
  }

  /// Returns the text of a request file. What is left out is empty, to be filled in.
  ///
  /// @param withSecrets whether nonce and client token are written, too; only if the user asks
  public String text(DocumentFormat format, boolean withSecrets) {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("jobId", jobId.orElse(""));
    entries.put("nonce", nonce.filter(_ -> withSecrets).map(Secret::reveal).orElse(""));
    if (kind.filter(JobKind.THIRD_PARTY::equals).isPresent()) {
      entries.put(
          "clientToken", clientToken.filter(_ -> withSecrets).map(Secret::reveal).orElse(""));
    }
    return switch (format) {
      case JSON -> JsonText.of(entries) + "\n";
      case YAML -> YamlText.of(entries);
    };
  }

  private static Optional<JobKind> kind(Value.Mapping mapping) {
    return mapping.entries().containsKey("clientToken")
        ? Optional.of(JobKind.THIRD_PARTY)
        : text(mapping, "jobId")
            .map(id -> JobId.problemWith(id).isEmpty() ? JobKind.CUSTOM : JobKind.THIRD_PARTY);
  }

  private static boolean known(String key) {
    return KNOWN.contains(key);
  }

  private static Optional<String> text(Value.Mapping mapping, String key) {
    return mapping.entries().get(key) instanceof Value.Text(var text, _) && !text.isEmpty()
        ? Optional.of(text)
        : Optional.empty();
  }
}
