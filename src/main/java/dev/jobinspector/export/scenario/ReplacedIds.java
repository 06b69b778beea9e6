package dev.jobinspector.export.scenario;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts other ids in place of those of an account, the same for the same.
final class ReplacedIds {
  private static final Pattern ID =
      Pattern.compile(
          "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);

  /// Twelve digits that are no part of an id.
  private static final Pattern ACCOUNT = Pattern.compile("(?<![0-9a-fA-F-])[0-9]{12}(?![0-9])");

  private ReplacedIds() {}

  static String in(String text) {
    Map<String, String> replaced = new HashMap<>();
    String others =
        ID.matcher(text)
            .replaceAll(
                id ->
                    replaced.computeIfAbsent(
                        id.group(),
                        _ -> "00000000-0000-4000-8000-%012d".formatted(replaced.size() + 1)));
    return ACCOUNT.matcher(others).replaceAll(Matcher.quoteReplacement(ScenarioExport.ACCOUNT));
  }
}
