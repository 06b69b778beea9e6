package dev.jobinspector.app.tour;

import dev.jobinspector.app.MainWindow;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.settings.Appearance;
import dev.jobinspector.ui.worklist.StuckRow;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;

/// Plays the main job in a window, by the node ids that tests use, and takes a picture of each
/// step.
final class Tour {
  private final Scene scene;
  private final MainWindow window;
  private final Path pictures;
  private final PrintStream out;
  private final Steps steps;

  Tour(Scene scene, MainWindow window, Path pictures, PrintStream out) {
    this.scene = scene;
    this.window = window;
    this.pictures = pictures;
    this.out = out;
    steps = new Steps(out);
  }

  /// Returns what nearly every window does, without pictures: the AOT cache of the window is
  /// trained by it. Each class of a cache costs a start time and memory, needed or not.
  Tour everyday() {
    wait("the emulator's jobs are listed", () -> !jobs().getItems().isEmpty());
    step("a dispatched job is selected", () -> pick(JobKind.CUSTOM));
    wait("its details are shown", () -> scene.lookup("#details-overview .overview") != null);
    step("the job is acknowledged", this::acknowledge);
    wait("the service answers", () -> !text("#acknowledge-status").isEmpty());
    wait("the history shows it", () -> history("AcknowledgeJob"));
    step("the scan for stuck actions is opened", () -> node("#find-stuck", Button.class).fire());
    wait("the pipelines are scanned", () -> text("#stuck-state").contains("cases in"));
    step("a stuck action is selected", () -> stuck("mobile-backend"));
    wait("its pipeline is read", () -> scene.lookup("#case-stages .stage") != null);
    return this;
  }

  /// Returns the tour.
  Tour whole() {
    wait("the emulator's jobs are listed", () -> !jobs().getItems().isEmpty());
    picture("jobs");
    step("a dispatched job is selected", () -> pick(JobKind.CUSTOM));
    wait("its details are shown", () -> scene.lookup("#details-overview .overview") != null);
    picture("details");
    step("its data is opened", () -> tab(1));
    picture("data");
    step("the exchange is opened", () -> tab(2));
    picture("exchange");
    step("the findings are opened", () -> tab(3));
    picture("findings");
    step("the job is acknowledged", this::acknowledge);
    wait("the service answers", () -> !text("#acknowledge-status").isEmpty());
    wait("the history shows it", () -> history("AcknowledgeJob"));
    step("", () -> tab(0));
    picture("acknowledged");
    step("a stale nonce is sent", this::staleNonce);
    wait("the service rejects it", () -> text("#acknowledge-problem").contains("stale"));
    wait("the history shows it", () -> history("InvalidNonceException"));
    picture("stale-nonce");
    step("the timeline is opened", () -> tab(4));
    picture("timeline");
    step("the scan for stuck actions is opened", () -> node("#find-stuck", Button.class).fire());
    wait("the pipelines are scanned", () -> text("#stuck-state").contains("cases in"));
    step("a stuck action is selected", () -> stuck("mobile-backend"));
    step("", () -> tab(0));
    wait("its pipeline is read", () -> scene.lookup("#case-stages .stage") != null);
    wait("its details are shown", () -> scene.lookup("#details-overview .overview") != null);
    picture("stuck");
    step("the activity is opened", () -> tab(5));
    wait("it is shown", () -> scene.lookup("#activity-look-up") != null);
    step("it is looked up who polls", () -> node("#activity-look-up", Button.class).fire());
    wait("CloudTrail has answered", () -> !node("#activity-look-up", Button.class).isDisabled());
    picture("activity");
    step("", () -> tab(0));
    step("its report is opened", () -> node("#case-report", Button.class).fire());
    wait("it is open", () -> scene.lookup("#report-copy") != null);
    step("it is copied", () -> node("#report-copy", Button.class).fire());
    wait("it is written", () -> text("#report-said").startsWith("Copied"));
    picture("report");
    step("its failure is to be reported", () -> node("#case-primary", Button.class).fire());
    wait("the form is open", () -> scene.lookup("#result-failure-submit") != null);
    picture("report-failure");
    step("the failure is reported", () -> node("#result-failure-submit", Button.class).fire());
    wait(
        "the action has moved",
        () -> node("#case-primary", Button.class).getText().startsWith("Retry stage"));
    step("", () -> node("#panel-close", Button.class).fire());
    picture("moved");
    step("several rows are selected", this::several);
    step("their executions are to be stopped", () -> menu("many-stop"));
    wait("the form is open", () -> scene.lookup("#many-submit") != null);
    picture("many");
    step("", () -> node("#panel-close", Button.class).fire());
    step("a queued job is selected", () -> stuck("payments-api"));
    wait("its details are shown", () -> scene.lookup("#details-overview .overview") != null);
    step("it is to be claimed and failed", () -> menu("job-claim-and-fail"));
    wait("the form is open", () -> scene.lookup("#claim-submit") != null);
    wait(
        "its query value is filled in",
        () -> !window.model().forms().claim().queryValueProperty().get().isEmpty());
    step("it is claimed", () -> node("#claim-submit", Button.class).fire());
    wait(
        "the first step says why it goes no further",
        () -> !window.model().forms().claim().steps().isEmpty());
    picture("claim");
    step("", () -> node("#panel-close", Button.class).fire());
    step("a closed transition is selected", () -> stuck("data-lake"));
    wait("its pipeline is read", () -> scene.lookup("#case-stages .stage-closed") != null);
    picture("transition");
    step("the history is opened", () -> node("#history-toggle", ToggleButton.class).fire());
    picture("history");
    step("the history is closed", () -> node("#history-toggle", ToggleButton.class).fire());
    step("the connections are opened", () -> node("#connection", Button.class).fire());
    wait("they are listed", () -> !list("#connection-regions").getItems().isEmpty());
    picture("connection");
    step("", () -> node("#connection-cancel", Button.class).fire());
    WindowStops stops = new WindowStops(this, scene, window);
    stops.signIn();
    stops.sizes();
    return this;
  }

  /// Plays it; `ended` gets the exit code.
  void play(IntConsumer ended) {
    steps.play(ended);
  }

  void step(String title, Runnable then) {
    steps.step(title, then);
  }

  void wait(String title, BooleanSupplier ready) {
    steps.wait(title, ready);
  }

  /// In both looks: the documents show the one that the reader's system has.
  void picture(String name) {
    step(
        "",
        () -> {
          for (Appearance look : List.of(Appearance.DARK, Appearance.LIGHT)) {
            window.model().appearanceProperty().set(look);
            Path file =
                pictures.resolve("%s-%s.png".formatted(name, look.name().toLowerCase(Locale.ROOT)));
            Picture.save(scene.snapshot(null), file);
            out.println("    picture: " + file);
          }
        });
  }

  private void pick(JobKind kind) {
    KnownJob stuck =
        jobs().getItems().stream()
            .filter(job -> job.kind() == kind)
            .filter(job -> job.status().filter(JobStatus.Known.DISPATCHED::equals).isPresent())
            .findFirst()
            .orElseThrow();
    jobs().getSelectionModel().select(stuck);
    jobs().scrollTo(stuck);
  }

  void stuck(String pipeline) {
    ListView<?> rows = list("#worklist");
    for (int row = 0; row < rows.getItems().size(); row++) {
      if (rows.getItems().get(row) instanceof StuckRow.Stuck found
          && found.stuck().context().pipeline().equals(Optional.of(pipeline))) {
        rows.getSelectionModel().clearAndSelect(row);
        return;
      }
    }
    throw new IllegalStateException(pipeline + " is not in the list");
  }

  private ListView<?> list(String id) {
    return node(id, ListView.class);
  }

  private void several() {
    ListView<?> rows = (ListView<?>) scene.lookup("#worklist");
    rows.getSelectionModel().clearSelection();
    rows.getSelectionModel().selectRange(2, 6);
  }

  private void menu(String id) {
    node(".menu-bar", MenuBar.class).getMenus().stream()
        .flatMap(menu -> menu.getItems().stream())
        .filter(item -> id.equals(item.getId()))
        .forEach(MenuItem::fire);
  }

  private void acknowledge() {
    node("#acknowledge-submit", Button.class).fire();
  }

  private void staleNonce() {
    node("#acknowledge-nonce", TextField.class).setText("1");
    acknowledge();
  }

  private void tab(int index) {
    ((TabPane) scene.lookup("#details .tab-pane")).getSelectionModel().select(index);
  }

  private boolean history(String wanted) {
    return window.model().history().rows().stream()
        .anyMatch(
            row ->
                row.intent().operation().apiName().equals(wanted)
                    || row.conclusion()
                        .flatMap(c -> c.errorCode())
                        .filter(wanted::equals)
                        .isPresent());
  }

  String text(String id) {
    return node(id, Label.class).getText();
  }

  @SuppressWarnings("unchecked")
  private TableView<KnownJob> jobs() {
    return (TableView<KnownJob>) scene.lookup("#jobs-table");
  }

  <N> N node(String id, Class<N> type) {
    return type.cast(scene.lookup(id));
  }
}
