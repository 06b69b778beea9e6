package dev.jobinspector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the documents name in backticks is there: classes, their members, and the tests that
/// *Enforced by* names.
class DocumentsTest {
  private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
  private static final Pattern CLASS =
      Pattern.compile(
          "(?<![\\w./-])([A-Z][a-z0-9]+(?:[A-Z]\\w*)?)(?:\\.(?!java\\b)([a-z]\\w+))?(?![\\w-])");
  private static final Pattern TEST = Pattern.compile("[a-z]+(?:[A-Z][a-z]*){3,}");

  /// Names that are no classes of ours.
  private static final Set<String> OTHERS = Set.of("ApiKey", "NullMarked", "NullPointerException");

  @Test
  void eachClassAndEachTestThatADocumentNamesIsThere() throws IOException {
    Map<String, String> sources = sources();
    String all = String.join("\n", sources.values());
    List<String> missing = new ArrayList<>();
    int checked = 0;
    for (Path document : documents()) {
      String text = Files.readString(document);
      for (MatchResult code : CODE.matcher(text).results().toList()) {
        for (MatchResult name : CLASS.matcher(code.group(1)).results().toList()) {
          String source = sources.get(name.group(1));
          checked++;
          if (source == null
              ? !OTHERS.contains(name.group(1)) && !isNestedOrUsed(all, name.group(1))
              : name.group(2) != null && !source.contains(name.group(2) + "(")) {
            missing.add(document + ": " + name.group());
          }
        }
        if (TEST.matcher(code.group(1)).matches()) {
          checked++;
          if (!all.contains(" " + code.group(1) + "(")) {
            missing.add(document + ": " + code.group(1));
          }
        }
      }
    }
    assertEquals(List.of(), missing);
    int seen = checked;
    assertTrue(seen > 150, () -> seen + " names");
  }

  private static boolean isNestedOrUsed(String sources, String name) {
    return Pattern.compile(
            "\\b(class|record|interface|enum) %1$s\\b|import [\\w.]+\\.%1$s;".formatted(name))
        .matcher(sources)
        .find();
  }

  private static List<Path> documents() throws IOException {
    List<Path> documents =
        new ArrayList<>(
            List.of(
                Path.of("docs/architecture.md"),
                Path.of("docs/development.md"),
                Path.of("docs/invariants.md"),
                Path.of("docs/reliability.md"),
                Path.of("docs/security.md")));
    try (Stream<Path> decisions = Files.list(Path.of("docs/decisions"))) {
      documents.addAll(decisions.sorted().toList());
    }
    return documents;
  }

  private static Map<String, String> sources() throws IOException {
    Map<String, String> sources = new HashMap<>();
    for (String root : List.of("src", "installers", "icons")) {
      try (Stream<Path> files = Files.walk(Path.of(root))) {
        for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          String name = file.getFileName().toString();
          sources.put(name.substring(0, name.length() - 5), Files.readString(file));
        }
      }
    }
    return sources;
  }
}
