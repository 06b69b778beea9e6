package dev.jobinspector.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.testing.PatientUser;
import dev.jobinspector.testing.SceneTree;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// The whole window of a test, opened before it with the emulator's jobs, and closed after it.
final class OpenedWindow implements BeforeEachCallback, AfterEachCallback {
  private final Callable<Application> starting;
  private final FxRobot robot = new FxRobot();
  private Optional<Stage> stage = Optional.empty();
  private Optional<Application> application = Optional.empty();

  /// @param data the data folder
  OpenedWindow(Supplier<Path> data) {
    starting =
        () ->
            FxToolkit.setupApplication(JobInspectorApp.class, "--data-dir", data.get().toString());
  }

  /// A window over another environment than this process has.
  ///
  /// @param options what it is started with
  /// @param browser opens a page
  static OpenedWindow of(Supplier<LaunchOptions> options, Consumer<String> browser) {
    return new OpenedWindow(
        () -> FxToolkit.setupApplication(() -> new Started(options.get(), browser)));
  }

  private OpenedWindow(Callable<Application> starting) {
    this.starting = starting;
  }

  private static final class Started extends Application {
    private final LaunchOptions options;
    private final Consumer<String> browser;
    private Optional<MainWindow> window = Optional.empty();

    Started(LaunchOptions options, Consumer<String> browser) {
      this.options = options;
      this.browser = browser;
    }

    @Override
    public void start(Stage stage) {
      window = Optional.of(MainWindow.show(stage, options, browser));
    }

    @Override
    public void stop() {
      window.ifPresent(MainWindow::close);
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) throws Exception {
    open();
    PatientUser.await(() -> !jobs().getItems().isEmpty());
  }

  void open() throws Exception {
    stage = Optional.of(FxToolkit.registerPrimaryStage());
    application = Optional.of(starting.call());
    robot.interact(stage()::toFront);
  }

  @Override
  public void afterEach(ExtensionContext context) throws TimeoutException {
    close();
  }

  void close() throws TimeoutException {
    FxToolkit.cleanupApplication(application.orElseThrow());
    FxToolkit.cleanupStages();
  }

  FxRobot robot() {
    return robot;
  }

  Stage stage() {
    return stage.orElseThrow();
  }

  Scene scene() {
    return stage().getScene();
  }

  Node node(String id) {
    return onFx(() -> scene().lookup("#" + id));
  }

  <N> N node(String id, Class<N> type) {
    return type.cast(node(id));
  }

  @SuppressWarnings("unchecked")
  <R> TableView<R> jobs() {
    return (TableView<R>) node("jobs-table");
  }

  ListView<?> worklist() {
    return (ListView<?>) node("worklist");
  }

  /// Selects the first job and waits for its details.
  void chooseFirstJob() {
    robot.interact(() -> jobs().getSelectionModel().select(0));
    PatientUser.await(() -> scene().lookup("#details-overview .overview") != null);
  }

  /// Makes the window as large as the headless screen lets it be.
  void size(int width, int height) {
    robot.interact(
        () -> {
          stage().setX(0);
          stage().setY(0);
          stage().setWidth(width);
          stage().setHeight(height);
        });
    robot.interact(() -> scene().getRoot().layout());
  }

  /// Has a look at the window's content in a scene off the stage, on the FX thread: the headless
  /// screen is smaller than many windows are.
  void offStage(Consumer<Parent> look) {
    robot.interact(
        () -> {
          Parent root = scene().getRoot();
          scene().setRoot(new Group());
          Scene other = new Scene(new Group());
          other.getStylesheets().setAll(scene().getStylesheets());
          other.setRoot(root);
          try {
            look.accept(root);
          } finally {
            other.setRoot(new Group());
            scene().setRoot(root);
          }
        });
  }

  /// Lays content out at a size.
  static void layOut(Parent root, double width, double height) {
    root.resize(width, height);
    // What a pass of the layout learns (the lines of a text) counts in the next one.
    for (int pass = 0; pass < 3; pass++) {
      root.applyCss();
      root.layout();
    }
  }

  /// Returns the rows of a list of which nothing is cut.
  static long wholeRows(ListView<?> list) {
    Bounds frame = list.localToScene(list.getLayoutBounds());
    return list.lookupAll(".list-cell").stream()
        .filter(node -> node instanceof ListCell<?> cell && !cell.isEmpty() && cell.isVisible())
        .map(node -> node.localToScene(node.getLayoutBounds()))
        .filter(cell -> cell.getMinY() >= frame.getMinY() && cell.getMaxY() <= frame.getMaxY())
        .count();
  }

  boolean isSeen(String id) {
    Node node = node(id);
    return onFx(
        () -> Stream.concat(Stream.of(node), SceneTree.parents(node)).allMatch(Node::isVisible));
  }

  List<Node> shown() {
    return onFx(() -> SceneTree.shown(scene().getRoot()));
  }

  /// Looks at the scene on the thread that changes it.
  static <T> T onFx(Callable<T> look) {
    try {
      return Platform.isFxApplicationThread()
          ? look.call()
          : WaitForAsyncUtils.waitForAsyncFx(60_000, look);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /// Has the emulator do what is asked of it next, and leave no reply.
  void loseNext(String operation) {
    control(
        "faults",
        "{\"operation\":\"%s\",\"fault\":\"close-after-commit\",\"times\":1}".formatted(operation));
  }

  /// Has time go by in the emulator.
  void advanceClock(String by) {
    control("clock", "{\"advance\":\"%s\"}".formatted(by));
  }

  private void control(String what, String body) {
    String endpoint = node("status-endpoint", Label.class).getText().split(" ", 2)[0];
    try (HttpClient http = HttpClient.newHttpClient()) {
      int status =
          http.send(
                  HttpRequest.newBuilder(URI.create(endpoint + "/_emulator/" + what))
                      .POST(BodyPublishers.ofString(body))
                      .build(),
                  BodyHandlers.discarding())
              .statusCode();
      assertTrue(status < 300, "The emulator answered " + status);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
