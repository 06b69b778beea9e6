package dev.jobinspector.codepipeline;

import dev.jobinspector.job.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The secrets of a request, to be masked where a reply quotes them: whole, cut off on either side,
/// URL-encoded, in base64, in another case.
final class QuotedSecrets {
  /// So many characters of a secret, anywhere in it, are masked. Shorter ones occur by chance.
  private static final int PART = 8;

  private final List<Pattern> wholes;
  private final Set<String> parts = new HashSet<>();

  QuotedSecrets(List<String> secrets) {
    wholes =
        secrets.stream()
            .map(
                secret ->
                    Pattern.compile("(?<![A-Za-z0-9])" + Pattern.quote(secret) + "(?![A-Za-z0-9])"))
            .toList();
    secrets.stream()
        .flatMap(QuotedSecrets::forms)
        .map(QuotedSecrets::lower)
        .forEach(
            form -> {
              for (int i = 0; i + PART <= form.length(); i++) {
                parts.add(form.substring(i, i + PART));
              }
            });
  }

  private static Stream<String> forms(String secret) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    String url = URLEncoder.encode(secret, StandardCharsets.UTF_8);
    return Stream.of(
        secret,
        url,
        url.replace("+", "%20"),
        URLEncoder.encode(url, StandardCharsets.UTF_8),
        Base64.getEncoder().encodeToString(bytes),
        Base64.getUrlEncoder().encodeToString(bytes));
  }

  /// Returns the text with the secrets, and the parts of them, masked.
  String masked(String text) {
    String masked = text;
    for (Pattern whole : wholes) {
      masked = whole.matcher(masked).replaceAll(Secret.MASK);
    }
    return parts.isEmpty() ? masked : withoutParts(masked);
  }

  private String withoutParts(String text) {
    String lower = lower(text);
    BitSet hidden = new BitSet(text.length());
    for (int i = 0; i + PART <= lower.length(); i++) {
      if (parts.contains(lower.substring(i, i + PART))) {
        hidden.set(i, i + PART);
      }
    }
    if (hidden.isEmpty()) {
      return text;
    }
    List<String> pieces = new ArrayList<>();
    int at = 0;
    for (int from = hidden.nextSetBit(0); from >= 0; from = hidden.nextSetBit(at)) {
      pieces.add(text.substring(at, from));
      at = hidden.nextClearBit(from);
    }
    pieces.add(text.substring(at));
    return String.join(Secret.MASK, pieces);
  }

  /// Keeps each character's place, which [String#toLowerCase] does not.
  private static String lower(String text) {
    char[] characters = text.toCharArray();
    for (int i = 0; i < characters.length; i++) {
      characters[i] = Character.toLowerCase(characters[i]);
    }
    return new String(characters);
  }
}
