package dev.jobinspector.ui.main;

import dev.jobinspector.ui.common.Controls;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2AL;

/// The notices: they push what is below, wrap, and stack; each is put away by itself.
final class Notices extends VBox {
  Notices(Notice notice) {
    setId("notices");
    getStyleClass().add("notices");
    Runnable show =
        () ->
            getChildren()
                .setAll(notice.messages().stream().map(text -> row(notice, text)).toList());
    notice.messages().addListener((ListChangeListener<String>) _ -> show.run());
    Controls.showWhile(this, Bindings.isNotEmpty(notice.messages()));
    setAccessibleText(String.join(" ", List.copyOf(notice.messages())));
  }

  private static Node row(Notice notice, String text) {
    Label words = Controls.text(text);
    words.setMaxWidth(Double.MAX_VALUE);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox row =
        new HBox(
            10,
            words,
            Controls.iconButton(
                "notice-close",
                Material2AL.CLOSE,
                "Dismiss this notice",
                () -> notice.dismiss(text)));
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("notice");
    return row;
  }
}
