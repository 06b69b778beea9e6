package dev.jobinspector.cli.output;

import dev.jobinspector.text.Printable;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Prints values as the AWS CLI's text output does: the scalars of a map in the order of their keys
/// with tabs between, each nested map on a line that begins with its name in capitals; a list of
/// scalars on one line.
final class TabbedText {
  private final StringBuilder out = new StringBuilder();

  private TabbedText() {}

  static String of(@Nullable Object value) {
    TabbedText text = new TabbedText();
    text.print(Optional.empty(), value, Optional.empty());
    return text.out.toString();
  }

  /// @param columns of the maps of a list: all of them have each, empty where it is missing
  private void print(
      Optional<String> name, @Nullable Object value, Optional<Collection<String>> columns) {
    switch (value) {
      case Map<?, ?> map -> map(name, map, columns);
      case Collection<?> list when list.stream().anyMatch(Map.class::isInstance) -> {
        Collection<String> all = scalarKeys(list);
        list.forEach(each -> print(name, each, Optional.of(all)));
      }
      case Collection<?> list -> {
        List<?> scalars = list.stream().filter(OutputFormat::isScalar).toList();
        if (name.isPresent()) {
          scalars.forEach(each -> line(Stream.of(name.get(), scalar(each))));
        } else if (!scalars.isEmpty()) {
          line(scalars.stream().map(TabbedText::scalar));
        }
        list.stream()
            .filter(each -> !OutputFormat.isScalar(each))
            .forEach(each -> print(name, each, Optional.empty()));
      }
      case null, default -> line(Stream.of(scalar(value)));
    }
  }

  private void map(Optional<String> name, Map<?, ?> map, Optional<Collection<String>> columns) {
    Map<String, @Nullable Object> sorted = new TreeMap<>();
    map.forEach((key, value) -> sorted.put(String.valueOf(key), value));
    Collection<String> keys = columns.orElseGet(() -> scalarKeys(List.of(map)));
    List<String> scalars =
        keys.stream().map(key -> sorted.containsKey(key) ? scalar(sorted.get(key)) : "").toList();
    if (!scalars.isEmpty()) {
      line(Stream.concat(name.stream(), scalars.stream()));
    }
    sorted.forEach(
        (key, value) -> {
          if (!keys.contains(key)) {
            print(Optional.of(key.toUpperCase(Locale.ROOT)), value, Optional.empty());
          }
        });
  }

  private static Collection<String> scalarKeys(Collection<?> maps) {
    Collection<String> keys = new TreeSet<>();
    for (Object each : maps) {
      if (each instanceof Map<?, ?> map) {
        map.forEach(
            (key, value) -> {
              if (OutputFormat.isScalar(value)) {
                keys.add(String.valueOf(key));
              }
            });
      }
    }
    return keys;
  }

  private void line(Stream<String> cells) {
    out.append(cells.collect(Collectors.joining("\t"))).append('\n');
  }

  /// As Python spells it. Neither leaves its line nor steers the terminal.
  static String scalar(@Nullable Object value) {
    return switch (value) {
      case null -> "None";
      case Boolean flag -> flag ? "True" : "False";
      case Object other -> Printable.line(other.toString().replaceAll("[\\t\\r\\n]", " "));
    };
  }
}
