package dev.jobinspector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The picture of the packages in `docs/architecture.md`: a Mermaid flow chart of lines such as
/// `cli & ui --> request & export`.
///
/// @param arrows from each package to those that it is drawn to use, empty for the lowest
record RoomPicture(Map<String, Set<String>> arrows) {
  private static final String BEGIN = "```mermaid\nflowchart TD\n";

  static RoomPicture read(Path document) {
    String text;
    try {
      text = Files.readString(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    Map<String, Set<String>> arrows = new TreeMap<>();
    for (String line : text.substring(begin, text.indexOf("```", begin)).strip().lines().toList()) {
      List<Set<String>> ends =
          Stream.of(line.split("-->", -1))
              .map(end -> (Set<String>) new TreeSet<>(List.of(end.strip().split(" & "))))
              .toList();
      ends.forEach(end -> end.forEach(room -> arrows.computeIfAbsent(room, _ -> new TreeSet<>())));
      if (ends.size() == 2) {
        ends.getFirst().forEach(room -> arrows.merge(room, ends.getLast(), RoomPicture::both));
      }
    }
    return new RoomPicture(arrows);
  }

  Set<String> rooms() {
    return arrows.keySet();
  }

  /// Returns the packages that the arrows of this one lead to, also over others.
  Set<String> reachableFrom(String room) {
    Set<String> next = arrows.getOrDefault(room, Set.of());
    Set<String> reached = new TreeSet<>(next);
    next.forEach(other -> reached.addAll(reachableFrom(other)));
    return reached;
  }

  private static Set<String> both(Set<String> one, Set<String> other) {
    Set<String> both = new TreeSet<>(one);
    both.addAll(other);
    return both;
  }
}
