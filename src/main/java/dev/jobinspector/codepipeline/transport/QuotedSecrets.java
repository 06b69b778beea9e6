package dev.jobinspector.codepipeline.transport;

import dev.jobinspector.job.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The secrets of a request, to be masked where a reply quotes them: whole, cut off on either side,
/// in another case, URL-encoded, in base64 or hexadecimal, with the escapes of JSON, backwards, and
/// with characters between theirs that are not seen.
public final class QuotedSecrets {
  /// So many characters of a secret, anywhere in it, are masked. Shorter ones occur by chance.
  private static final int PART = 8;

  private final List<String> secrets;
  private final Set<String> parts = new HashSet<>();

  public QuotedSecrets(List<String> secrets) {
    this.secrets = secrets.stream().filter(secret -> !secret.isBlank()).toList();
    this.secrets.stream()
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
    String hex = HexFormat.of().formatHex(bytes);
    String url = URLEncoder.encode(secret, StandardCharsets.UTF_8);
    return Stream.of(
        secret,
        url,
        url.replace("+", "%20"),
        URLEncoder.encode(url, StandardCharsets.UTF_8),
        hex,
        new StringBuilder(secret).reverse().toString(),
        base64(bytes, 0),
        base64(bytes, 1),
        base64(bytes, 2),
        base64(bytes, 0).replace('+', '-').replace('/', '_'));
  }

  /// As it stands in a longer text that is in base64: without the letters it shares with others.
  private static String base64(byte[] bytes, int before) {
    byte[] longer = new byte[before + bytes.length];
    System.arraycopy(bytes, 0, longer, before, bytes.length);
    String text = Base64.getEncoder().encodeToString(longer);
    return before == 0 ? text : text.substring(before + 1);
  }

  /// Returns the same with another secret.
  public QuotedSecrets with(String secret) {
    return new QuotedSecrets(Stream.concat(secrets.stream(), Stream.of(secret)).toList());
  }

  /// Returns the text with the secrets, and the parts of them, masked.
  public String masked(String text) {
    String masked = text;
    for (String secret : secrets) {
      if (masked.contains(secret)) {
        masked =
            masked.replaceAll(
                "(?<![A-Za-z0-9])" + Pattern.quote(secret) + "(?![A-Za-z0-9])", Secret.MASK);
      }
    }
    return parts.isEmpty() ? masked : withoutParts(masked);
  }

  private String withoutParts(String text) {
    int[] places = new int[text.length() + 1];
    String plain = lower(plain(text, places));
    BitSet hidden = new BitSet(text.length());
    for (int i = 0; i + PART <= plain.length(); i++) {
      if (parts.contains(plain.substring(i, i + PART))) {
        hidden.set(places[i], places[i + PART]);
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

  /// Returns the text without what is not seen, and without escapes.
  ///
  /// @param places where each character of it, and its end, stands in the text
  private static String plain(String text, int[] places) {
    StringBuilder plain = new StringBuilder(text.length());
    int next = 0;
    while (next < text.length()) {
      char c = text.charAt(next);
      int escaped = c == '\\' ? escaped(text, next + 1) : -1;
      if (escaped >= 0) {
        places[plain.length()] = next;
        plain.append((char) escaped);
        next = text.indexOf('u', next) + 5;
      } else if (c == '\\' || isUnseen(c)) {
        next++;
      } else {
        places[plain.length()] = next++;
        plain.append(c);
      }
    }
    places[plain.length()] = text.length();
    return plain.toString();
  }

  /// Returns the character of `u0041`, also after more backslashes; -1 if there is none.
  private static int escaped(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) == '\\') {
      at++;
    }
    if (at + 5 > text.length() || text.charAt(at) != 'u') {
      return -1;
    }
    int code = 0;
    for (int i = at + 1; i < at + 5; i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0) {
        return -1;
      }
      code = code * 16 + digit;
    }
    return code;
  }

  private static boolean isUnseen(char c) {
    int type = Character.getType(c);
    return type == Character.FORMAT || type == Character.CONTROL;
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
