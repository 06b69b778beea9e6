package dev.jobinspector.app.tour;

import dev.jobinspector.app.MainWindow;
import dev.jobinspector.job.connection.DeviceCode;
import dev.jobinspector.job.connection.SignInPrompt;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;

/// The stops of the tour about the window itself: its sizes, and signing in.
final class WindowStops {
  private final Tour tour;
  private final Scene scene;
  private final MainWindow window;
  private Optional<SignInPrompt.Shown> shown = Optional.empty();

  WindowStops(Tour tour, Scene scene, MainWindow window) {
    this.tour = tour;
    this.scene = scene;
    this.window = window;
  }

  void sizes() {
    tour.step("the window is made small", () -> size(800, 480));
    tour.wait("it is small", () -> scene.getWidth() <= 800);
    tour.picture("narrow");
    tour.step("the window is made large again", () -> size(1280, 860));
    tour.wait("it is large", () -> scene.getWidth() > 800);
    tour.step("a stuck action is selected", () -> tour.stuck("identity-provider"));
    tour.wait("its details are shown", () -> scene.lookup("#details-overview .overview") != null);
    tour.picture("third-party");
    tour.step(
        "the history is opened", () -> tour.node("#history-toggle", ToggleButton.class).fire());
    tour.step("the window is made wide", () -> size(1920, 1080));
    tour.wait("it is wide", () -> scene.getWidth() >= 1600);
    tour.picture("wide");
  }

  private void size(double width, double height) {
    scene.getWindow().setWidth(width);
    scene.getWindow().setHeight(height);
  }

  /// The code is an example: nobody waits for it.
  void signIn() {
    String page = "https://device.sso.us-east-1.amazonaws.com/";
    DeviceCode code =
        new DeviceCode(
            "ops-read",
            "BQXW-KFTN",
            URI.create(page),
            URI.create(page + "?user_code=BQXW-KFTN"),
            Instant.now().plus(Duration.ofMinutes(10)));
    tour.step(
        "a request waits for a sign-in",
        () -> shown = Optional.of(window.prompt().show(code, () -> {})));
    tour.wait("its code is shown", () -> scene.lookup("#sign-in-code") != null);
    tour.picture("sign-in");
    tour.step("it is over", () -> shown.ifPresent(SignInPrompt.Shown::close));
    tour.wait("its code is gone", () -> scene.lookup("#sign-in-code") == null);
  }
}
