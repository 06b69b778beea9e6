package dev.jobinspector.ui.common.copy;

import dev.jobinspector.ui.common.Icons;
import javafx.animation.PauseTransition;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.util.Duration;
import org.kordamp.ikonli.material2.Material2AL;

/// Says for a moment what was copied in its window.
public final class CopiedLabel extends Label {
  private final PauseTransition over = new PauseTransition();

  public CopiedLabel() {
    setId("status-copied");
    getStyleClass().add("copied");
    setGraphic(Icons.of(Material2AL.DONE));
    setMinWidth(USE_PREF_SIZE);
    setMaxHeight(Double.MAX_VALUE);
    setManaged(false);
    setVisible(false);
    over.setOnFinished(_ -> say("", false));
    sceneProperty()
        .flatMap(Scene::windowProperty)
        .subscribe(
            (_, window) -> {
              if (window != null) {
                window.addEventHandler(Copied.COPIED, this::show);
              }
            });
  }

  private void show(Copied copied) {
    say(copied.userMessage(), true);
    over.stop();
    over.setDuration(Duration.millis((double) copied.shown().toMillis()));
    over.playFromStart();
  }

  private void say(String words, boolean shown) {
    setText(words);
    setManaged(shown);
    setVisible(shown);
    // Nothing that has the focus changed: accessibility tools are told that there is a new text.
    notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
  }
}
