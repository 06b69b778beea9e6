package dev.jobinspector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.job.request.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the documents name is there: in backticks classes, their members, the tests that *Enforced
/// by* names, node ids and options; files, pictures and headings that links lead to.
@Tag("slow")
class DocumentsTest {
  private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
  private static final Pattern CLASS =
      Pattern.compile(
          "(?<![\\w./:-])([A-Z][a-z0-9]+(?:[A-Z]\\w*)?)(?:\\.(?!java\\b)([a-z]\\w+))?(?![\\w-])");
  private static final Pattern TEST = Pattern.compile("[a-z]+(?:[A-Z][a-z]*){3,}");

  private static final Pattern ID = Pattern.compile("[a-z]+(-[a-z]+)+");
  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--([a-z][a-z-]+)");
  private static final Pattern LINK =
      Pattern.compile("\\]\\((?!http)([^)\\s]+)\\)|src(?:set)?=\"(?!http)([^\"]+)\"");

  /// What others have named so: a package of Debian, options that picocli or the AWS CLI has.
  private static final Set<String> OTHER_IDS = Set.of("libnotify-bin", "fonts-dejavu-core");

  private static final Set<String> OTHER_OPTIONS = Set.of("query", "version", "help");

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

  @Test
  void eachNodeIdAndEachOptionThatTheUserMeetsIsThere() throws IOException {
    String program = program();
    List<String> missing = new ArrayList<>();
    int checked = 0;
    for (Path document : List.of(Path.of("README.md"), Path.of("docs/user-guide.md"))) {
      for (MatchResult code : CODE.matcher(Files.readString(document)).results().toList()) {
        String name = code.group(1);
        if (ID.matcher(name).matches()) {
          checked++;
          if (!OTHER_IDS.contains(name)
              && !program.contains('"' + name + '"')
              && Stream.of(Operation.values()).noneMatch(one -> one.commandName().equals(name))) {
            missing.add(document + ": " + name);
          }
        }
        for (MatchResult option : OPTION.matcher(name).results().toList()) {
          checked++;
          if (!OTHER_OPTIONS.contains(option.group(1))
              && !program.contains("--" + option.group(1))
              && !program.contains('"' + camelCase(option.group(1)) + '"')) {
            missing.add(document + ": " + option.group());
          }
        }
      }
    }
    assertEquals(List.of(), missing);
    int seen = checked;
    assertTrue(seen > 5, () -> seen + " names");
  }

  @Test
  void eachFileEachPictureAndEachHeadingThatADocumentLinksToIsThere() throws IOException {
    List<String> missing = new ArrayList<>();
    int checked = 0;
    for (Path document : all()) {
      for (MatchResult link : LINK.matcher(Files.readString(document)).results().toList()) {
        String[] parts = (link.group(1) == null ? link.group(2) : link.group(1)).split("#", 2);
        Path file = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]).normalize();
        checked++;
        if (!Files.exists(file)
            || (parts.length == 2
                && file.toString().endsWith(".md")
                && !headings(file).contains(parts[1]))) {
          missing.add(document + ": " + String.join("#", parts));
        }
      }
    }
    assertEquals(List.of(), missing);
    int seen = checked;
    assertTrue(seen > 30, () -> seen + " links");
  }

  @Test
  void eachPictureInBothLooksIsOneThatTheTourTakes() throws IOException {
    String tour = Files.readString(Path.of("src/main/java/dev/jobinspector/app/tour/Tour.java"));
    try (Stream<Path> pictures = Files.list(Path.of("docs/pictures"))) {
      List<String> looks =
          pictures
              .map(picture -> picture.getFileName().toString())
              .filter(name -> name.matches(".+-(light|dark)\\.png"))
              .sorted()
              .toList();
      assertTrue(looks.size() >= 8, looks::toString);
      for (String name : looks) {
        String taken = name.replaceFirst("-(light|dark)\\.png$", "");
        assertTrue(tour.contains("picture(\"" + taken + "\")"), name);
        assertTrue(looks.containsAll(List.of(taken + "-dark.png", taken + "-light.png")), name);
      }
    }
  }

  private static List<String> headings(Path file) throws IOException {
    return Files.readString(file)
        .lines()
        .filter(line -> line.matches("#+ .+"))
        .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
        .map(line -> line.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .toList();
  }

  private static String camelCase(String option) {
    return Pattern.compile("-([a-z])")
        .matcher(option)
        .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
  }

  private static String program() throws IOException {
    StringBuilder program = new StringBuilder();
    try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
      for (Path file : files.filter(path -> path.toString().matches(".*\\.(java|json)")).toList()) {
        program.append(Files.readString(file)).append('\n');
      }
    }
    return program.toString();
  }

  private static List<Path> all() throws IOException {
    List<Path> documents =
        new ArrayList<>(
            List.of(
                Path.of("README.md"), Path.of("CHANGELOG.md"), Path.of("installers/README.md")));
    try (Stream<Path> files = Files.walk(Path.of("docs"))) {
      documents.addAll(files.filter(file -> file.toString().endsWith(".md")).sorted().toList());
    }
    return documents;
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
