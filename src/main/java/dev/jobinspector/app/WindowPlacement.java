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

  /// What a laptop at 200 % has room for.
  private static final double LEAST_WIDTH = 800;

  private static final double LEAST_HEIGHT = 480;

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
    WindowBounds place = fitted(remembered, screens, first);
    Rectangle2D screen = at(place, screens).orElse(first);
    stage.setMinWidth(Math.min(LEAST_WIDTH, screen.getWidth()));
    stage.setMinHeight(Math.min(LEAST_HEIGHT, screen.getHeight()));
    stage.setX(place.x());
    stage.setY(place.y());
    stage.setWidth(place.width());
    stage.setHeight(place.height());
    stage.setMaximized(place.maximised());
    expected =
        place.maximised()
            ? new Dimension2D(screen.getWidth(), screen.getHeight())
            : new Dimension2D(place.width(), place.height());
  }

  /// Returns where a window stands: where it was left if that can still be seen, else in the middle
  /// of the first screen; never larger than its screen, and never above or below it.
  static WindowBounds fitted(
      Optional<WindowBounds> remembered, List<Rectangle2D> screens, Rectangle2D first) {
    double width = remembered.map(WindowBounds::width).orElse(WIDTH);
    double height = remembered.map(WindowBounds::height).orElse(HEIGHT);
    Optional<WindowBounds> seen = remembered.filter(there -> canBeSeen(there, screens));
    Rectangle2D screen = seen.flatMap(there -> at(there, screens)).orElse(first);
    double fittingWidth = Math.min(width, screen.getWidth());
    double fittingHeight = Math.min(height, screen.getHeight());
    double middle = screen.getMinX() + (screen.getWidth() - fittingWidth) / 2;
    double upper = screen.getMinY() + (screen.getHeight() - fittingHeight) / 2;
    return new WindowBounds(
        fittingWidth < width ? middle : seen.map(WindowBounds::x).orElse(middle),
        Math.min(seen.map(WindowBounds::y).orElse(upper), screen.getMaxY() - fittingHeight),
        fittingWidth,
        fittingHeight,
        remembered.map(WindowBounds::maximised).orElse(false));
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
