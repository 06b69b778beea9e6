package dev.jobinspector.cli.output;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Draws values as the AWS CLI's tables: a section for each map and each list of maps, those inside
/// indented by bars; scalars in the order of their keys. Where it is wider than the terminal,
/// sections of one row stand upright.
final class TableText {
  private final List<TableSection> sections = new ArrayList<>();

  private TableText() {}

  /// Returns the table; empty for nothing at all.
  static String of(String title, @Nullable Object value, int terminal) {
    TableText table = new TableText();
    table.section(title, value, 0);
    return table.sections.isEmpty() ? "" : table.drawn(terminal);
  }

  private String drawn(int terminal) {
    if (width() > terminal) {
      sections.replaceAll(TableSection::upright);
    }
    int width = width();
    StringBuilder out = new StringBuilder("-".repeat(width)).append('\n');
    sections.forEach(section -> section.draw(width, out));
    return out.toString();
  }

  private int width() {
    return sections.stream().mapToInt(TableSection::width).max().orElse(0);
  }

  private void section(String title, @Nullable Object value, int depth) {
    if (isNothing(value)) {
      return;
    }
    sections.add(new TableSection(title, depth));
    content(title, value, depth);
  }

  private static boolean isNothing(@Nullable Object value) {
    return value == null
        || value.equals("")
        || (value instanceof Collection<?> list && list.isEmpty())
        || (value instanceof Map<?, ?> map && map.isEmpty());
  }

  private void content(String title, @Nullable Object value, int depth) {
    switch (value) {
      case Map<?, ?> map -> map(map, depth);
      case Collection<?> list when list.iterator().next() instanceof Map ->
          maps(title, maps(list), depth);
      case Collection<?> list -> list.forEach(each -> row(title, each, depth));
      case null, default -> sections.getLast().row(List.of(TabbedText.scalar(value)));
    }
  }

  private static List<Map<?, ?>> maps(Collection<?> list) {
    List<Map<?, ?>> maps = new ArrayList<>();
    for (Object each : list) {
      if (each instanceof Map<?, ?> map) {
        maps.add(map);
      }
    }
    return maps;
  }

  private void row(String title, @Nullable Object each, int depth) {
    if (each instanceof Collection<?> inner) {
      if (inner.stream().allMatch(OutputFormat::isScalar)) {
        sections.getLast().row(inner.stream().map(TabbedText::scalar).toList());
      } else if (!inner.isEmpty()) {
        content(title, inner, depth);
      }
    } else if (each instanceof Map<?, ?> map) {
      map(map, depth);
    } else {
      sections.getLast().row(List.of(TabbedText.scalar(each)));
    }
  }

  private void map(Map<?, ?> map, int depth) {
    List<String> scalars = keys(List.<Map<?, ?>>of(map), true);
    if (scalars.size() == 1) {
      sections
          .getLast()
          .row(List.of(scalars.getFirst(), TabbedText.scalar(map.get(scalars.getFirst()))));
    } else if (!scalars.isEmpty()) {
      sections.getLast().header(scalars);
      sections.getLast().row(scalars.stream().map(key -> TabbedText.scalar(map.get(key))).toList());
    }
    keys(List.<Map<?, ?>>of(map), false).forEach(key -> section(key, map.get(key), depth + 1));
  }

  private void maps(String title, List<Map<?, ?>> maps, int depth) {
    List<String> scalars = keys(maps, true);
    List<String> others = keys(maps, false);
    sections.getLast().header(scalars);
    boolean first = true;
    for (Map<?, ?> each : maps) {
      if (!first && !others.isEmpty()) {
        sections.add(new TableSection(title, depth));
        sections.getLast().header(scalars);
      }
      first = false;
      sections
          .getLast()
          .row(
              scalars.stream()
                  .map(key -> each.containsKey(key) ? TabbedText.scalar(each.get(key)) : "")
                  .toList());
      for (String key : others) {
        if (each.containsKey(key)) {
          section(key, each.get(key), depth + 1);
        }
      }
    }
  }

  private static List<String> keys(List<Map<?, ?>> maps, boolean scalar) {
    Set<String> keys = new TreeSet<>();
    for (Map<?, ?> map : maps) {
      map.forEach(
          (key, value) -> {
            if (OutputFormat.isScalar(value) == scalar) {
              keys.add(String.valueOf(key));
            }
          });
    }
    return List.copyOf(keys);
  }
}
