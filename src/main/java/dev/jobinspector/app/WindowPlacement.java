package dev.jobinspector.app;

import dev.jobinspector.settings.WindowBounds;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.geometry.Dimension2D;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// Where the window stands: where it stood last time, if that can still be seen.
final class WindowPlacement {
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 860;

  /// What must be on a screen of the strip at the top, so that the window can be taken hold of.
  private static final double HOLD_WIDTH = 120;

  private static final double HOLD_HEIGHT = 24;

  private final Stage stage;
  private final Dimension2D expected;
  private Optional<WindowBounds> upright; // the last place at which it was not maximised

  /// Places a window that is not shown yet.
  WindowPlacement(Stage stage, Optional<WindowBounds> remembered) {
    this.stage = stage;
    upright = remembered;
    List<Rectangle2D> screens = Screen.getScreens().stream().map(Screen::getVisualBounds).toList();
    Rectangle2D first = Screen.getPrimary().getVisualBounds();
    WindowBounds place =
        remembered.orElse(new WindowBounds(first.getMinX(), first.getMinY(), WIDTH, HEIGHT, false));
    stage.setWidth(Math.min(place.width(), first.getWidth()));
    stage.setHeight(Math.min(place.height(), first.getHeight()));
    remembered
        .filter(there -> canBeSeen(there, screens))
        .ifPresent(
            there -> {
              stage.setX(there.x());
              stage.setY(there.y());
              Rectangle2D screen = at(there, screens).orElse(first);
              stage.setWidth(Math.min(there.width(), screen.getWidth()));
              stage.setHeight(Math.min(there.height(), screen.getHeight()));
            });
    stage.setMaximized(place.maximised());
    expected =
        place.maximised()
            ? new Dimension2D(first.getWidth(), first.getHeight())
            : new Dimension2D(stage.getWidth(), stage.getHeight());
  }

  /// Returns how large the window will about be, so that its content is laid out but once.
  Dimension2D expected() {
    return expected;
  }

  /// Returns whether enough of its title bar is on a screen.
  static boolean canBeSeen(WindowBounds place, List<Rectangle2D> screens) {
    return at(place, screens).isPresent();
  }

  private static Optional<Rectangle2D> at(WindowBounds place, List<Rectangle2D> screens) {
    double middle = place.x() + place.width() / 2;
    Rectangle2D hold = new Rectangle2D(middle - HOLD_WIDTH / 2, place.y(), HOLD_WIDTH, HOLD_HEIGHT);
    return screens.stream().filter(screen -> screen.contains(hold)).findFirst();
  }

  void whenChanged(Runnable changed) {
    InvalidationListener listener = _ -> changed.run();
    Stream.of(
            stage.xProperty(),
            stage.yProperty(),
            stage.widthProperty(),
            stage.heightProperty(),
            stage.maximizedProperty())
        .forEach(property -> property.addListener(listener));
  }

  /// Returns where it is now.
  Optional<WindowBounds> now() {
    if (stage.isMaximized()) {
      upright =
          upright
              .or(() -> Optional.of(asItStands()))
              .map(p -> new WindowBounds(p.x(), p.y(), p.width(), p.height(), true));
    } else if (!stage.isIconified() && stage.getWidth() >= 1 && stage.getHeight() >= 1) {
      upright = Optional.of(asItStands());
    }
    return upright;
  }

  private WindowBounds asItStands() {
    return new WindowBounds(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false);
  }
}
