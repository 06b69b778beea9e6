package dev.jobinspector.app;

import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import javafx.stage.Window;

/// The program itself, with somebody who looks at its window from inside: as soon as there is one
/// that can be used it is put away, and what becomes of it is said on standard output.
public final class WatchedProgram {
  public static final String PUT_AWAY = "the window is there, and put away";
  public static final String IN_FRONT = "the window is in front";
  public static final String READ_ONLY = "the window is read-only";
  static final String CONNECTION = "the window's connection: ";

  private static final int LOOK_MILLISECONDS = 50;

  private WatchedProgram() {}

  public static void main(String[] arguments) {
    Thread.ofPlatform().daemon().start(WatchedProgram::waitForTheWindow);
    Main.main(arguments);
  }

  private static void waitForTheWindow() {
    boolean[] found = {false}; // the FX thread's
    try {
      while (!found[0]) {
        Thread.sleep(LOOK_MILLISECONDS);
        look(found);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void look(boolean[] found) {
    try {
      Platform.runLater(
          () -> {
            if (!found[0]) {
              usable().ifPresent(WatchedProgram::watch);
              found[0] = usable().isPresent();
            }
          });
    } catch (IllegalStateException e) {
      assert e.getMessage() != null; // JavaFX has not been started
    }
  }

  private static Optional<Stage> usable() {
    return Window.getWindows().stream()
        .filter(
            window ->
                window.getScene().lookup("#jobs-table") instanceof TableView<?> jobs
                    && !jobs.getItems().isEmpty())
        .map(Stage.class::cast)
        .findFirst();
  }

  private static void watch(Stage stage) {
    stage.setIconified(true);
    say(PUT_AWAY);
    stage.iconifiedProperty().subscribe((_, away) -> say(away ? PUT_AWAY : IN_FRONT));
    ((ToggleButton) stage.getScene().lookup("#read-only"))
        .selectedProperty()
        .subscribe((_, on) -> say(on ? READ_ONLY : "not read-only"));
    ((Labeled) stage.getScene().lookup("#connection"))
        .textProperty()
        .subscribe((_, text) -> say(CONNECTION + text));
  }

  private static void say(String userMessage) {
    System.out.println(userMessage);
  }
}
