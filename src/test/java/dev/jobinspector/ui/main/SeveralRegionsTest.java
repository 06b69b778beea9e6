package dev.jobinspector.ui.main;

import static dev.jobinspector.testing.ActionExecutions.inProgress;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.service.JobServices;
import dev.jobinspector.service.ReadOnlySwitch;
import dev.jobinspector.testing.FakeConnector;
import dev.jobinspector.testing.FakeGateway;
import dev.jobinspector.testing.ManualTaskRunner;
import dev.jobinspector.testing.MemoryAttemptLog;
import dev.jobinspector.ui.caseview.CaseState;
import dev.jobinspector.ui.worklist.StuckRow;
import dev.jobinspector.ui.worklist.StuckRows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The stuck actions of several Regions in one list, without a toolkit.
class SeveralRegionsTest {
  private final FakeGateway here = new FakeGateway("us-east-1");
  private final FakeGateway there = new FakeGateway("eu-west-1");
  private final MemoryAttemptLog log = new MemoryAttemptLog();
  private final ManualTaskRunner tasks = new ManualTaskRunner();
  private final MainViewModel model =
      new MainViewModel(
          tasks,
          tasks,
          Clock.systemUTC(),
          new JobServices(
              new FakeConnector(Map.of("us-east-1", here, "eu-west-1", there)),
              () -> log,
              new ReadOnlySwitch(false),
              Clock.systemUTC()),
          new MainViewModelTest.Told(),
          (_, _) -> {},
          MainViewModelTest.PORTS);

  @BeforeEach
  void connect() {
    here.pipelines().add(inProgress("shop/Deploy/Fleet", "Deploy/Custom/F/1", "a-1", ago(2)));
    there.pipelines().add(inProgress("bank/Build/Jenkins", "Build/Custom/J/1", "b-1", ago(1)));
    model.connection().connect();
    tasks.finishAll();
    model.worklist().findStuck();
    tasks.finishAll();
  }

  @Test
  void onlyTheConnectionsOwnIsScannedUntilOthersAreChosen() {
    assertEquals(List.of("us-east-1 shop"), rows());
    choose("us-east-1", "eu-west-1");
    assertEquals(List.of("us-east-1 shop", "eu-west-1 bank"), rows());
  }

  @Test
  void aRegionThatCannotBeReachedIsARowOfItsOwn() {
    choose("us-east-1", "mars-west-1");
    assertEquals(2, rows().size());
    assertTrue(
        stuck().shown().getLast() instanceof StuckRow.Unread unread
            && unread.pipeline().region().equals("mars-west-1"));
  }

  @Test
  void aCaseOfAnotherRegionIsOpenedOverAConnectionToItAndTheListStays() {
    choose("us-east-1", "eu-west-1");
    pick(1);
    assertEquals(Optional.empty(), model.open().stateProperty().get());
    tasks.rest();
    assertEquals("eu-west-1", region());
    tasks.rest();
    assertEquals(Optional.of("bank › Build › Jenkins"), heading());
    assertEquals(List.of("us-east-1 shop", "eu-west-1 bank"), rows());
    assertTrue(there.pipelines().asked().stream().anyMatch("state bank"::equals), asked());
    pick(0);
    tasks.rest();
    tasks.rest();
    assertEquals("us-east-1", region());
    assertEquals(Optional.of("shop › Deploy › Fleet"), heading());
  }

  @Test
  void rowsThatArePassedByConnectToNothing() {
    choose("us-east-1", "eu-west-1");
    pick(1);
    pick(0);
    tasks.rest();
    assertEquals("us-east-1", region());
    assertEquals(Optional.of("shop › Deploy › Fleet"), heading());
  }

  @Test
  void theRowsOfEachRegionAreRefreshedThere() {
    choose("us-east-1", "eu-west-1");
    model.worklist().onVisibleRows(() -> List.copyOf(stuck().shown()));
    int before = there.pipelines().asked().size();
    Duration paused = tasks.paused();
    tasks.elapse(RefreshViewModel.EVERY);
    tasks.finishAll();
    assertTrue(there.pipelines().asked().size() > before, asked());
    assertEquals(Duration.ofSeconds(1), tasks.paused().minus(paused));
  }

  @Test
  void whatIsWatchedInAnyOfThemIsListed() {
    choose("us-east-1", "eu-west-1");
    for (StuckRow row : List.copyOf(stuck().shown())) {
      model.worklist().toggleWatch((StuckRow.Stuck) row);
    }
    assertEquals(2, model.worklist().watched().size());
  }

  private void choose(String... regions) {
    model.connection().regionsProperty().set(List.of(regions));
    tasks.rest();
  }

  private void pick(int row) {
    stuck().pick(Optional.of(stuck().shown().get(row)));
  }

  private List<String> rows() {
    return stuck().shown().stream()
        .map(
            row ->
                row instanceof StuckRow.Stuck(var stuck, _, _)
                    ? stuck.region() + " " + stuck.context().pipeline().orElse("")
                    : "unread")
        .toList();
  }

  private Optional<String> heading() {
    return model.open().stateProperty().get().map(CaseState::heading);
  }

  private String region() {
    return model.connection().currentProperty().get().orElseThrow().connection().region();
  }

  private String asked() {
    return String.join("\n", there.pipelines().asked());
  }

  private static Instant ago(int hours) {
    return Instant.now().minus(Duration.ofHours(hours));
  }

  private StuckRows stuck() {
    return model.worklist().stuck().rows();
  }
}
