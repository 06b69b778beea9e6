package dev.jobinspector.request;

import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a request file says about an acknowledge, as far as it goes: it need not be complete, and
/// its values need not keep the constraints, for a form that a user goes on filling in.
///
/// @param kind third-party if the file has a client token, custom if it has a job id and no token,
///   empty if it has neither
public record RequestForm(
    Optional<JobKind> kind,
    Optional<String> jobId,
    Optional<Secret> nonce,
    Optional<Secret> clientToken) {
  private static final List<String> KNOWN = List.of("jobId", "nonce", "clientToken");

  /// Reads the bytes of a file.
  ///
  /// @throws InvalidRequestException with everything that is wrong with it
  public static RequestForm read(byte[] bytes, DocumentFormat format) {
    Value.Mapping mapping = DocumentReader.read(bytes, format).mapping();
    List<Miss> misses =
        mapping.entries().entrySet().stream()
            .filter(entry -> !(entry.getValue() instanceof Value.Text) || !known(entry.getKey()))
            .map(
                entry ->
                    known(entry.getKey())
                        ? new Miss(
                            entry.getKey(),
                            "a text is needed, but this is " + entry.getValue().kind(),
                            entry.getValue().place())
                        : new Miss(
                            "",
                            "unknown key; known are " + String.join(", ", KNOWN),
                            mapping.keys().getOrDefault(entry.getKey(), mapping.place())))
            .toList();
    if (!misses.isEmpty()) {
      throw new InvalidRequestException(misses);
    }
    return of(
        text(mapping, "jobId"),
        text(mapping, "nonce").map(Secret::new),
        text(mapping, "clientToken").map(Secret::new));
  }

  /// This with what the user already typed laid over it: typed values win.
  public RequestForm overlaidBy(RequestForm typed) {
    return new RequestForm(
        typed.kind.or(() -> kind),
        typed.jobId.or(() -> jobId),
        typed.nonce.or(() -> nonce),
        typed.clientToken.or(() -> clientToken));
  }

  /// As a request file.
  ///
  /// @param withSecrets whether nonce and client token are written, too; only if the user asks
  public String text(DocumentFormat format, boolean withSecrets) {
    Map<String, String> entries = new LinkedHashMap<>();
    jobId.ifPresent(text -> entries.put("jobId", text));
    if (withSecrets) {
      nonce.ifPresent(secret -> entries.put("nonce", secret.reveal()));
      clientToken.ifPresent(secret -> entries.put("clientToken", secret.reveal()));
    }
    return switch (format) {
      case JSON -> JsonText.of(entries) + "\n";
      case YAML -> YamlText.of(entries);
    };
  }

  private static RequestForm of(
      Optional<String> jobId, Optional<Secret> nonce, Optional<Secret> clientToken) {
    Optional<JobKind> kind =
        clientToken.isPresent() ? Optional.of(JobKind.THIRD_PARTY) : jobId.map(_ -> JobKind.CUSTOM);
    return new RequestForm(kind, jobId, nonce, clientToken);
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
