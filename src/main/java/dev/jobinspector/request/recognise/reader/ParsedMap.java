package dev.jobinspector.request.recognise.reader;

import dev.jobinspector.request.recognise.evidence.UuidScanner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A map in the text, being read: those of its entries that say something about a job.
public final class ParsedMap {
  private static final Map<String, String> NAMES =
      Arrays.stream(
              ("id jobId nonce clientId clientToken accountId eventName eventSource pipelineName"
                   + " name actionExecutionId pipelineExecutionId category owner provider version"
                   + " pipeline stage action detail-type source jobName jobQueue jobArn"
                   + " jobDefinition jobRunId messageId receiptHandle topicArn specversion event"
                   + " eventType eventId type hook webhook deliveryId data actionTypeId"
                   + " pipelineContext requestParameters responseElements detail"
                   + " actionConfiguration artifactCredentials actionCredentials payload"
                   + " CodePipeline.job jobDetails jobs value")
                  .split(" "))
          .collect(Collectors.toMap(ParsedMap::bare, name -> name));

  /// First and last letters of the names: nearly no other key has those of one.
  private static final BitSet ENDS = new BitSet();

  static {
    for (String name : NAMES.keySet()) {
      ENDS.set(ends(name.charAt(0), name.charAt(name.length() - 1)));
    }
  }

  private static int ends(char first, char last) {
    return (first & 31) * 32 + (last & 31);
  }

  private static final ParsedMap NOTHING = new ParsedMap(null, false);

  /// A scalar and its line.
  public record Cell(String text, int line) {}

  private final @Nullable String key;
  private final boolean list;
  private Map<String, Cell> scalars = Map.of();
  private Map<String, ParsedMap> children = Map.of();
  private List<String> ids = List.of();

  ParsedMap(@Nullable String key, boolean list) {
    this.key = key == null ? null : named(key);
    this.list = list;
  }

  public boolean isKeyed(String expected) {
    return !list && expected.equals(key);
  }

  boolean isList() {
    return list;
  }

  @Nullable String key() {
    return key;
  }

  void scalar(String written, String text, int line) {
    if (text.length() >= UuidScanner.LENGTH) {
      ids = ids.isEmpty() ? ids(text) : joined(ids, ids(text));
    }
    String name = named(written);
    if (name != null) {
      if (scalars.isEmpty()) {
        scalars = new HashMap<>(4);
      }
      scalars.put(name, new Cell(text, line));
    }
  }

  /// Returns the name that a key stands for, however its language spells it: `JobId`, `job_id`.
  private static @Nullable String named(String key) {
    int last = key.length() - 1;
    return last < 1 || last > 24 || !ENDS.get(ends(key.charAt(0), key.charAt(last)))
        ? null
        : NAMES.get(bare(key));
  }

  private static String bare(String key) {
    StringBuilder bare = new StringBuilder(key.length());
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (c != '_' && c != '-') {
        bare.append(c >= 'A' && c <= 'Z' ? (char) (c + ' ') : c);
      }
    }
    return bare.toString();
  }

  /// Returns the ids that a text has in it.
  static List<String> ids(String text) {
    int at = UuidScanner.next(text, 0);
    if (at < 0) {
      return List.of();
    }
    List<String> ids = new ArrayList<>();
    for (; at >= 0; at = UuidScanner.next(text, at + UuidScanner.LENGTH)) {
      ids.add(text.substring(at, at + UuidScanner.LENGTH));
    }
    return ids;
  }

  private static List<String> joined(List<String> some, List<String> more) {
    if (more.isEmpty()) {
      return some;
    }
    List<String> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  /// Returns whether it says nothing that could be about a job.
  boolean isBare() {
    return scalars.isEmpty() && children.isEmpty();
  }

  /// Returns all ids in its own values, whatever they are of.
  List<String> ids() {
    return ids;
  }

  public void child(ParsedMap child) {
    if (child.key != null && !child.list) {
      if (children.isEmpty()) {
        children = new HashMap<>(4);
      }
      children.put(child.key, child);
    }
  }

  public boolean has(String name) {
    return scalars.containsKey(name);
  }

  boolean hasAny(List<String> names) {
    if (!scalars.isEmpty()) {
      for (String name : names) {
        if (scalars.containsKey(name)) {
          return true;
        }
      }
    }
    return false;
  }

  public @Nullable Cell cell(String name) {
    return scalars.get(name);
  }

  public @Nullable String text(String name) {
    Cell cell = scalars.get(name);
    return cell == null ? null : cell.text();
  }

  public String textOrEmpty(String name) {
    String text = text(name);
    return text == null ? "" : text;
  }

  /// Calls a reader with a scalar and its line, if it is there.
  public void read(String name, ObjIntConsumer<String> reader) {
    Cell cell = scalars.get(name);
    if (cell != null) {
      reader.accept(cell.text(), cell.line());
    }
  }

  /// Returns an empty map where there is no such child, so that paths can be walked without asking.
  public ParsedMap child(String name) {
    return children.getOrDefault(name, NOTHING);
  }

  public boolean hasChild(String name) {
    return children.containsKey(name);
  }
}
