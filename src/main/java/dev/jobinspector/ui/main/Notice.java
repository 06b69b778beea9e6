package dev.jobinspector.ui.main;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What the user should know, at the top of the window until it was read.
public final class Notice {
  private final ObservableList<String> messages = FXCollections.observableArrayList();

  /// Adds to it, since what stands there may not have been read; but not the same again.
  public void tell(List<String> more) {
    more.stream().distinct().filter(told -> !messages.contains(told)).forEach(messages::add);
  }

  /// The user has read one.
  public void dismiss(String message) {
    messages.remove(message);
  }

  /// The user has read all, or they are out of date.
  public void dismiss() {
    messages.clear();
  }

  /// Returns what stands there, the oldest first.
  public ObservableList<String> messages() {
    return messages;
  }
}
