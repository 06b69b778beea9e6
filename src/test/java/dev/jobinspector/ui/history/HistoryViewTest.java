package dev.jobinspector.ui.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.AttemptColumn;
import dev.jobinspector.attempt.AttemptSort;
import dev.jobinspector.job.CustomJob;
import dev.jobinspector.job.JobId;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.Nonce;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.service.JobService;
import dev.jobinspector.service.ReadOnlySwitch;
import dev.jobinspector.testing.FakeGateway;
import dev.jobinspector.testing.MemoryAttemptLog;
import dev.jobinspector.testing.PatientUser;
import dev.jobinspector.ui.common.FileChoice;
import dev.jobinspector.ui.common.FxTaskRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.chart.StackedBarChart;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/// The history's pane as a user meets it.
@Tag("process")
class HistoryViewTest {
  private static final String ID = "01234567-89ab-cdef-0123-456789abcdef";

  @TempDir private Path folder;
  private final FxRobot robot = new FxRobot();
  private final MemoryAttemptLog log = new MemoryAttemptLog();
  private final HistoryViewModel model = new HistoryViewModel(new FxTaskRunner());

  @BeforeEach
  void open() throws TimeoutException {
    FakeGateway gateway = new FakeGateway();
    JobService service = new JobService(gateway, log, new ReadOnlySwitch(false), Clock.systemUTC());
    acknowledge(service);
    gateway.failWith(new JobFailure.Rejected(JobFailure.Refusal.OTHER, "SomeCode", "no"));
    acknowledge(service);
    // A stage of its own: its size would stay with the next test.
    FxToolkit.registerPrimaryStage();
    Stage stage = FxToolkit.registerStage(Stage::new);
    FxToolkit.setupSceneRoot(() -> new HistoryView(model, new Chosen()));
    robot.interact(
        () -> {
          stage.setWidth(1000);
          stage.setHeight(400);
          stage.show();
          model.serviceProperty().set(Optional.of(service));
        });
    robot.clickOn("#history-filters");
    await(() -> model.rows().size() == 2);
  }

  @AfterEach
  void close() throws TimeoutException {
    FxToolkit.cleanupStages();
  }

  @Test
  void theOrderOfTheHeadingsIsThatOfTheHistory() {
    TableView<Attempt> table = robot.lookup("#history-table").queryTableView();
    TableColumn<Attempt, ?> error =
        table.getColumns().stream()
            .filter(column -> column.getText().equals("Error"))
            .findFirst()
            .orElseThrow();
    robot.interact(() -> table.getSortOrder().setAll(List.of(error)));
    assertEquals(
        new AttemptSort(AttemptColumn.ERROR_CODE, false), model.query().sortProperty().get());
    robot.interact(() -> error.setSortType(TableColumn.SortType.DESCENDING));
    assertEquals(
        new AttemptSort(AttemptColumn.ERROR_CODE, true), model.query().sortProperty().get());
    await(() -> model.rows().getFirst().conclusion().orElseThrow().errorCode().isPresent());
    robot.interact(() -> table.getSortOrder().clear());
    assertEquals(AttemptSort.NEWEST_FIRST, model.query().sortProperty().get());
  }

  @Test
  void whatMatchesIsCountedAndDrawn() {
    await(() -> text("#history-count").equals("2 shown of 2"));
    robot.clickOn("#history-charts-button");
    await(() -> robot.lookup("#history-chart-errors").tryQuery().isPresent());
    StackedBarChart<?, ?> chart = robot.lookup("#history-chart-statuses").query();
    assertTrue(chart.getAccessibleText().contains("1 InProgress"), chart.getAccessibleText());
    assertTrue(chart.getAccessibleText().contains("1 rejected"), chart.getAccessibleText());
    robot.clickOn("#history-charts-button");
  }

  @Test
  void daysAreTypedOrPickedAndWhatIsWrongIsSaidBesideThem() {
    assertTrue(robot.lookup("#history-days").tryQuery().isEmpty());
    robot.interact(() -> model.query().period().periodProperty().set(Period.BETWEEN));
    robot.clickOn("#history-first-day").write("2999-01-");
    assertTrue(robot.lookup("#history-days-problem").query().isVisible());
    robot.write("01");
    assertFalse(robot.lookup("#history-days-problem").query().isVisible());
    await(() -> model.rows().isEmpty());
    DatePicker last = robot.lookup("#history-last-day-calendar").queryAs(DatePicker.class);
    robot.interact(() -> last.setValue(LocalDate.of(2998, 12, 31)));
    assertTrue(text("#history-days-problem").contains("is after the last"));
    robot.interact(field("#history-first-day")::clear);
    await(() -> model.rows().size() == 2);
    assertEquals("2998-12-31", field("#history-last-day").getText());
    robot.interact(() -> model.query().period().periodProperty().set(Period.ANY));
    assertFalse(robot.lookup("#history-days").query().isVisible());
  }

  @Test
  void aDayIsLeftOutAgainAndWhatCannotBeReadStaysWhenTheFocusMoves() {
    robot.interact(() -> model.query().period().periodProperty().set(Period.BETWEEN));
    DatePicker calendar = robot.lookup("#history-first-day-calendar").queryAs(DatePicker.class);
    robot.clickOn("#history-first-day").write("2999-01-01").clickOn("#history-search");
    await(() -> model.rows().isEmpty());
    assertEquals(LocalDate.of(2999, 1, 1), calendar.getValue());
    robot.interact(field("#history-first-day")::clear);
    robot.clickOn("#history-first-day").write("soon").clickOn("#history-search");
    assertEquals("soon", field("#history-first-day").getText());
    assertTrue(text("#history-days-problem").contains("first day"));
    assertNull(calendar.getValue());
    robot.clickOn("#history-first-day");
    robot.interact(field("#history-first-day")::clear);
    robot.clickOn("#history-search");
    assertEquals("", field("#history-first-day").getText());
    await(() -> model.rows().size() == 2);
  }

  private TextField field(String id) {
    return robot.lookup(id).queryAs(TextField.class);
  }

  @Test
  void aChartTellsTheMostFrequentStatusesApartAndTheOthersAreOne() {
    FakeGateway gateway = new FakeGateway();
    JobService service = new JobService(gateway, log, new ReadOnlySwitch(false), Clock.systemUTC());
    for (int count = 0; count < 33; count++) {
      gateway.answer(JobStatus.of("Status-" + Math.min(count, 29)));
      acknowledge(service);
    }
    robot.interact(model::reload);
    await(() -> text("#history-count").equals("35 shown of 35"));
    robot.clickOn("#history-charts-button");
    await(() -> robot.lookup("#history-chart-statuses").tryQuery().isPresent());
    StackedBarChart<?, ?> chart = robot.lookup("#history-chart-statuses").query();
    assertEquals(9, chart.getData().size());
    assertTrue(chart.getAccessibleText().contains("4 Status-29"), chart.getAccessibleText());
    assertTrue(chart.getAccessibleText().endsWith("24 other"), chart.getAccessibleText());
    robot.clickOn("#history-charts-button");
  }

  @Test
  void somebodyElsesHistoryIsMarked() throws Exception {
    assertFalse(robot.lookup("#history-foreign").query().isVisible());
    Files.writeString(folder.resolve("other.json"), "[]");
    robot.clickOn("#history-export").clickOn("#history-open");
    await(() -> robot.lookup("#history-foreign").query().isVisible());
    await(() -> model.rows().isEmpty());
    robot.clickOn("#history-own");
    await(() -> model.rows().size() == 2);
    assertFalse(robot.lookup("#history-foreign").query().isVisible());
  }

  private String text(String id) {
    return robot.lookup(id).queryAs(Label.class).getText();
  }

  private static void acknowledge(JobService service) {
    service.acknowledge(
        new CustomJob(new JobId(ID)), new Nonce("3"), KnownJob.bare(JobKind.CUSTOM, ID));
  }

  private static void await(BooleanSupplier condition) {
    PatientUser.await(condition::getAsBoolean);
  }

  private final class Chosen implements FileChoice {
    @Override
    public Optional<Path> saveAs(String suggestion) {
      return Optional.of(folder.resolve(suggestion));
    }

    @Override
    public Optional<Path> open(String title) {
      return Optional.of(folder.resolve("other.json"));
    }
  }
}
