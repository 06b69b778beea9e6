package dev.jobinspector.request.recognise.reader;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/// A map in the text, being read: those of its entries that say something about a job.
public final class ParsedMap {
  private static final Set<String> SCALARS =
      Set.of(
          ("id jobId nonce clientId clientToken accountId eventName eventSource pipelineName name"
                  + " actionExecutionId pipelineExecutionId category owner provider version")
              .split(" "));
  private static final Set<String> CHILDREN =
      Set.of("data", "actionTypeId", "pipelineContext", "stage", "action", "requestParameters");

  private static final ParsedMap NOTHING = new ParsedMap(null, false);

  /// A scalar and its line.
  public record Cell(String text, int line) {}

  private final @Nullable String key;
  private final boolean list;
  private Map<String, Cell> scalars = Map.of();
  private Map<String, ParsedMap> children = Map.of();

  ParsedMap(@Nullable String key, boolean list) {
    this.key = key;
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

  void scalar(String name, String text, int line) {
    if (SCALARS.contains(name)) {
      if (scalars.isEmpty()) {
        scalars = new HashMap<>(4);
      }
      scalars.put(name, new Cell(text, line));
    }
  }

  public void child(ParsedMap child) {
    if (child.key != null && !child.list && CHILDREN.contains(child.key)) {
      if (children.isEmpty()) {
        children = new HashMap<>(4);
      }
      children.put(child.key, child);
    }
  }

  public boolean has(String name) {
    return scalars.containsKey(name);
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
