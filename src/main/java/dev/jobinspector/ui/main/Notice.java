package dev.jobinspector.ui.main;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What the user should know, at the top of the window until it was read.
public final class Notice {
  private final ReadOnlyObjectWrapper<Optional<String>> words =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /// Adds to it, since what stands there may not have been read; but not the same again.
  public void tell(List<String> more) {
    String standing = words.get().orElse("");
    List<String> fresh = more.stream().filter(told -> !standing.contains(told)).distinct().toList();
    if (!fresh.isEmpty()) {
      words.set(
          Optional.of(
              Stream.concat(words.get().stream(), fresh.stream())
                  .collect(Collectors.joining(" "))));
    }
  }

  /// The user has read it, or it is out of date.
  public void dismiss() {
    words.set(Optional.empty());
  }

  /// What stands there; empty for none.
  public ReadOnlyObjectProperty<Optional<String>> wordsProperty() {
    return words.getReadOnlyProperty();
  }
}
