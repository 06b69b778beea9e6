package dev.jobinspector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Refuses the words that the glossary bans: in string literals of the code, in resources, in the
/// installers' texts and in the documents. Node ids (`chart-under-way`) may keep them.
class WordsTest {
  private static final Path GLOSSARY = Path.of("docs/glossary.md");
  private static final Set<String> BINARY_OR_STYLE = Set.of("png", "css");

  /// A literal, a text block, or what is no text: a comment or a character.
  private static final Pattern TOKEN =
      Pattern.compile(
          "//[^\\n]*|/\\*(?s:.*?)\\*/|'(?:\\\\.|[^'\\\\])*'"
              + "|\"\"\"((?s:\\\\.|[^\\\\])*?)\"\"\"|\"((?:\\\\.|[^\"\\\\\\n])*)\"");

  private record Text(String file, int line, String content) {}

  @Test
  void theWordsThatTheGlossaryBansAreInNoText() throws IOException {
    assertEquals("", report(texts()));
  }

  @Test
  void thereIsEnoughToReadAndToRefuse() throws IOException {
    List<Text> literals = new ArrayList<>();
    for (Path file : files("src/main/java")) {
      literals.addAll(literals(file.toString(), Files.readString(file)));
    }
    assertTrue(literals.size() > 3_000, () -> literals.size() + " literals");
    assertTrue(texts().size() > literals.size() + 20, () -> "no documents and resources");
    assertTrue(banned().size() > 20, () -> banned().keySet().toString());
  }

  @Test
  void aWordIsFoundInALiteralATextBlockAndADocument() {
    String source =
        """
        // handed out
        String joined = "a job was handed "
            + "out again"; char quote = '"';
        String block = \"""
            A request under
            way
            \""";
        String id = "chart-under-way";
        """;
    List<Text> texts = new ArrayList<>(literals("Planted.java", source));
    texts.add(new Text("planted.md", 1, "One line.\nAn Unforeseen end."));
    assertEquals(
        """
        Planted.java:2 says "handed out": use "dispatch"
        Planted.java:5 says "under way": use "in progress"
        planted.md:2 says "Unforeseen": use "unexpected error"\
        """,
        report(texts));
  }

  private static String report(List<Text> texts) {
    Map<String, String> banned = banned();
    Pattern any =
        Pattern.compile(
            banned.keySet().stream()
                .map(word -> word.replace(" ", "\\s+"))
                .collect(Collectors.joining("|", "(?i)(?<![\\w-])(?:", ")(?![\\w-])")));
    return texts.stream()
        .flatMap(
            text ->
                any.matcher(text.content())
                    .results()
                    .map(
                        found -> {
                          String word = found.group().replaceAll("\\s+", " ");
                          return "%s:%d says \"%s\": use \"%s\""
                              .formatted(
                                  text.file(),
                                  text.line() + lines(text.content(), found.start()),
                                  word,
                                  banned.get(word.toLowerCase(java.util.Locale.ROOT)));
                        }))
        .collect(Collectors.joining("\n"));
  }

  /// Returns each banned word with the term to use instead.
  private static Map<String, String> banned() {
    Map<String, String> banned = new LinkedHashMap<>();
    for (String row : read(GLOSSARY).lines().toList()) {
      String[] cells = row.split("\\|", -1);
      if (cells.length == 5) {
        Pattern.compile("`([^`]+)`")
            .matcher(cells[3])
            .results()
            .forEach(word -> banned.put(word.group(1), cells[1].strip()));
      }
    }
    return banned;
  }

  private static List<Text> texts() throws IOException {
    List<Text> texts = new ArrayList<>();
    for (Path file : files("src/main/java")) {
      texts.addAll(literals(file.toString(), read(file)));
    }
    for (String root : List.of("src/main/resources", "installers", "docs")) {
      for (Path file : files(root)) {
        String name = file.getFileName().toString();
        if (!file.equals(GLOSSARY)
            && !BINARY_OR_STYLE.contains(name.substring(name.lastIndexOf('.') + 1))) {
          texts.addAll(
              name.endsWith(".java")
                  ? literals(file.toString(), read(file))
                  : List.of(new Text(file.toString(), 1, read(file))));
        }
      }
    }
    for (String file : List.of("README.md", "CHANGELOG.md")) {
      texts.add(new Text(file, 1, read(Path.of(file))));
    }
    return texts;
  }

  /// Literals that `+` joins are one text: a word may be split between them.
  private static List<Text> literals(String file, String source) {
    List<Text> texts = new ArrayList<>();
    Matcher token = TOKEN.matcher(source);
    int end = -1;
    while (token.find()) {
      MatchResult found = token.toMatchResult();
      String content = found.group(1) != null ? found.group(1) : found.group(2);
      if (content == null) {
        continue;
      }
      if (end >= 0 && source.substring(end, found.start()).strip().equals("+")) {
        Text before = texts.removeLast();
        texts.add(new Text(file, before.line(), before.content() + content));
      } else {
        texts.add(new Text(file, 1 + lines(source, found.start()), content));
      }
      end = found.end();
    }
    return texts;
  }

  private static int lines(String text, int end) {
    int lines = 0;
    for (int at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) {
      lines++;
    }
    return lines;
  }

  private static List<Path> files(String root) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(root))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(file.toString(), e);
    }
  }
}
