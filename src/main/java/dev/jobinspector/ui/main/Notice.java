package dev.jobinspector.ui.main;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What the user should know, at the top of the window until it was read.
public final class Notice {
  private final ReadOnlyObjectWrapper<Optional<String>> userMessage =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /// Adds to it, since what stands there may not have been read; but not the same again.
  public void tell(List<String> more) {
    String standing = userMessage.get().orElse("");
    List<String> fresh = more.stream().filter(told -> !standing.contains(told)).distinct().toList();
    if (!fresh.isEmpty()) {
      userMessage.set(
          Optional.of(
              Stream.concat(userMessage.get().stream(), fresh.stream())
                  .collect(Collectors.joining(" "))));
    }
  }

  /// The user has read it, or it is out of date.
  public void dismiss() {
    userMessage.set(Optional.empty());
  }

  /// Returns what stands there; empty for none.
  public ReadOnlyObjectProperty<Optional<String>> textProperty() {
    return userMessage.getReadOnlyProperty();
  }
}
