package dev.jobinspector.ui.help;

import dev.jobinspector.ui.help.Block.Span;
import dev.jobinspector.ui.help.Block.Style;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads the part of Markdown that our own documents use: headings, paragraphs, lists of one level,
/// tables, blocks of code, pictures; in a line code, emphasis and links.
final class MarkdownReader {
  private static final Pattern HEADING = Pattern.compile("(#{1,4}) (.+)");
  private static final Pattern ITEM = Pattern.compile("(?:-|(\\d+\\.)) (.+)");
  private static final Pattern TABLE_LINE = Pattern.compile("\\|[ :|-]+\\|");
  private static final Pattern PICTURE = Pattern.compile("!\\[([^\\]]*)\\]\\([^)]*\\)");
  private static final Pattern PICTURE_TEXT = Pattern.compile("alt=\"([^\"]*)\"");
  private static final Pattern SPAN =
      Pattern.compile(
          "``(.+?)``|`([^`]+)`|\\*\\*([^*]+)\\*\\*|\\*([^*]+)\\*|\\[([^\\]]+)\\]\\(([^)]*)\\)");

  private final Deque<String> lines;
  private final List<Block> blocks = new ArrayList<>();

  private MarkdownReader(String text) {
    lines = new ArrayDeque<>(text.lines().toList());
  }

  static List<Block> read(String text) {
    MarkdownReader reader = new MarkdownReader(text);
    while (!reader.lines.isEmpty()) {
      reader.block(reader.lines.removeFirst());
    }
    return reader.blocks;
  }

  private void block(String line) {
    Matcher heading = HEADING.matcher(line);
    Matcher item = ITEM.matcher(line);
    Matcher picture = PICTURE.matcher(line);
    if (line.isBlank()) {
      return;
    }
    if (heading.matches()) {
      blocks.add(new Block.Heading(heading.group(1).length(), plain(heading.group(2))));
    } else if (line.startsWith("```")) {
      blocks.add(new Block.Code(code()));
    } else if (line.startsWith("<picture>")) {
      blocks.add(new Block.Picture(pictureText(line)));
    } else if (picture.matches()) {
      blocks.add(new Block.Picture(picture.group(1)));
    } else if (line.startsWith("|")) {
      blocks.add(new Block.Table(table(line)));
    } else if (item.matches()) {
      String number = item.group(1) == null ? "" : item.group(1);
      blocks.add(new Block.Item(number, spans(rest(item.group(2)))));
    } else {
      blocks.add(new Block.Paragraph(spans(rest(line))));
    }
  }

  private String code() {
    List<String> code = new ArrayList<>();
    while (!lines.isEmpty() && !lines.getFirst().startsWith("```")) {
      code.add(lines.removeFirst());
    }
    lines.pollFirst();
    return String.join("\n", code);
  }

  /// In HTML, because only so a page shows one picture in the light and another in the dark.
  private String pictureText(String first) {
    StringBuilder html = new StringBuilder(first);
    while (!lines.isEmpty() && html.indexOf("</picture>") < 0) {
      html.append(lines.removeFirst());
    }
    Matcher text = PICTURE_TEXT.matcher(html);
    return text.find() ? text.group(1) : "";
  }

  private List<List<List<Span>>> table(String first) {
    List<List<List<Span>>> rows = new ArrayList<>(List.of(cells(first)));
    while (!lines.isEmpty() && lines.getFirst().startsWith("|")) {
      String line = lines.removeFirst();
      if (!TABLE_LINE.matcher(line).matches()) {
        rows.add(cells(line));
      }
    }
    return rows;
  }

  private static List<List<Span>> cells(String line) {
    String inner = line.strip().replaceAll("^\\||\\|$", "");
    return Stream.of(inner.split("(?<!\\\\)\\|", -1))
        .map(cell -> spans(cell.strip().replace("\\|", "|")))
        .toList();
  }

  /// A paragraph or an item goes on until a line begins something else.
  private String rest(String first) {
    StringBuilder text = new StringBuilder(first.strip());
    while (!lines.isEmpty() && goesOn(lines.getFirst())) {
      text.append(' ').append(lines.removeFirst().strip());
    }
    return text.toString();
  }

  private static boolean goesOn(String line) {
    return !line.isBlank()
        && !line.startsWith("```")
        && !line.startsWith("|")
        && !line.startsWith("<picture>")
        && !HEADING.matcher(line).matches()
        && !ITEM.matcher(line).matches();
  }

  private static String plain(String text) {
    return spans(text).stream().map(Span::text).reduce("", String::concat);
  }

  private static List<Span> spans(String text) {
    List<Span> spans = new ArrayList<>();
    Matcher found = SPAN.matcher(text);
    int end = 0;
    while (found.find()) {
      if (found.start() > end) {
        spans.add(new Span(text.substring(end, found.start()), Style.PLAIN, ""));
      }
      spans.add(span(found));
      end = found.end();
    }
    if (end < text.length()) {
      spans.add(new Span(text.substring(end), Style.PLAIN, ""));
    }
    return spans;
  }

  private static Span span(Matcher found) {
    if (found.group(5) != null) {
      return new Span(plain(found.group(5)), Style.LINK, found.group(6));
    }
    return Stream.of(
            new Span(text(found, 1), Style.CODE, ""),
            new Span(text(found, 2), Style.CODE, ""),
            new Span(text(found, 3), Style.STRONG, ""),
            new Span(text(found, 4), Style.EMPHASIS, ""))
        .filter(span -> !span.text().isEmpty())
        .findFirst()
        .orElse(new Span("", Style.PLAIN, ""));
  }

  private static String text(Matcher found, int group) {
    return found.group(group) == null ? "" : found.group(group);
  }
}
