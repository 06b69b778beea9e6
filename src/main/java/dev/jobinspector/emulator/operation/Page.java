package dev.jobinspector.emulator.operation;

import dev.jobinspector.emulator.check.ServiceError;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A page of a list, and the token for the next. A token counts the items that are left, from the
/// end: what is added at the beginning of a list meanwhile does not move its pages.
record Page<T>(List<T> items, Optional<String> nextToken) {
  private static final Pattern LEFT = Pattern.compile("left:(\\d{1,9})");

  static <T> Page<T> of(List<T> all, Call call, int size) {
    int begin = call.optionalText("nextToken").map(token -> begin(token, all.size())).orElse(0);
    int end = Math.min(all.size(), begin + size);
    int left = all.size() - end;
    return new Page<>(
        all.subList(begin, end), left == 0 ? Optional.empty() : Optional.of(token(left)));
  }

  private static String token(int left) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(("left:" + left).getBytes(StandardCharsets.UTF_8));
  }

  private static int begin(String token, int size) {
    try {
      var left =
          LEFT.matcher(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8));
      if (left.matches() && Integer.parseInt(left.group(1)) <= size) {
        return size - Integer.parseInt(left.group(1));
      }
    } catch (IllegalArgumentException ignored) {
      // not even Base64: the same error
    }
    throw ServiceError.modelled("InvalidNextTokenException", "The next token is not valid");
  }
}
