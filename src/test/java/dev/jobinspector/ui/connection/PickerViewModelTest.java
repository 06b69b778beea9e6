package dev.jobinspector.ui.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.job.connection.ConnectionChoice;
import dev.jobinspector.job.connection.ConnectionException;
import dev.jobinspector.job.connection.NextStep;
import dev.jobinspector.service.JobServices;
import dev.jobinspector.service.ReadOnlySwitch;
import dev.jobinspector.testing.ManualTaskRunner;
import dev.jobinspector.testing.MemoryAttemptLog;
import dev.jobinspector.ui.common.Loadable;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PickerViewModelTest {
  private final ManualTaskRunner tasks = new ManualTaskRunner();
  private final PlayedConnector connector = new PlayedConnector();
  private final JobServices services =
      new JobServices(
          connector, MemoryAttemptLog::new, new ReadOnlySwitch(false), Clock.systemUTC());
  private final ConnectionViewModel connection = new ConnectionViewModel(tasks, services);
  private final PickerViewModel picker = new PickerViewModel(tasks, services, connection);

  @BeforeEach
  void open() {
    picker.refresh();
    tasks.finishAll();
  }

  @Test
  void everyProfileIsFoundInEveryRegionByWords() {
    assertEquals(List.of("Local emulator", "ops-read", "ops-write", "prod-deploy"), titles());
    picker.searchProperty().set("Ops eu-w");
    assertEquals(List.of("ops-read", "ops-write"), titles());
    assertEquals(
        List.of("eu-west-1"),
        picker.shown().stream().flatMap(row -> row.region().stream()).distinct().toList());
    picker.connect();
    tasks.finishAll();
    assertEquals(
        new ConnectionChoice.Aws(
            Optional.of("ops-read"), Optional.of("eu-west-1"), Optional.empty()),
        connector.asked().getLast());
  }

  @Test
  void onlyRegionsOfThePartitionAreOffered() {
    picker.searchProperty().set("ops-read");
    assertEquals(List.of("us-east-1", "eu-west-1"), picker.regions());
  }

  @Test
  void severalRegionsAreLookedAtAndActsGoToTheFirst() {
    picker.searchProperty().set("ops-read");
    picker.tick("us-east-1", false);
    picker.tick("eu-west-1", true);
    picker.tick("us-east-1", true);
    picker.actingProperty().set(Optional.of("ops-write"));
    picker.connect();
    tasks.finishAll();
    assertEquals(List.of("eu-west-1", "us-east-1"), connection.regionsProperty().get());
    assertEquals(
        new ConnectionChoice.Aws(
            Optional.of("ops-read"),
            Optional.of("eu-west-1"),
            Optional.empty(),
            Optional.of("ops-write")),
        connector.asked().getLast());
  }

  @Test
  void recentConnectionsComeFirstAndOnce() {
    for (String profile : List.of("ops-read", "prod-deploy", "ops-read")) {
      picker.searchProperty().set(profile);
      picker.connect();
      tasks.finishAll();
    }
    picker.searchProperty().set("");
    assertEquals(List.of("ops-read", "prod-deploy", "Local emulator", "ops-write"), titles());
    assertTrue(picker.shown().getFirst().recent());
  }

  @Test
  void cancelGivesThePickerBackAtOnce() {
    picker.searchProperty().set("ops-read");
    picker.connect();
    assertInstanceOf(Loadable.Loading.class, connection.stateProperty().get());
    connection.cancel();
    assertInstanceOf(Loadable.Idle.class, connection.stateProperty().get());
    tasks.finishAll();
    assertEquals(Optional.empty(), connection.currentProperty().get());
  }

  @Test
  void aSignInElsewhereIsTakenUpByWhatWaitsForIt() {
    connector.failWith(new ConnectionException("Sign in.", new NextStep.SignIn("ops-read")));
    picker.searchProperty().set("ops-read");
    picker.connect();
    tasks.finishAll();
    connector.connectsAgain();
    connector.profiles("another");
    picker.changedOutside();
    tasks.finishAll();
    assertTrue(connection.currentProperty().get().isPresent());
    picker.searchProperty().set("");
    assertTrue(titles().contains("another"));
  }

  @Test
  void aProblemThatNoSignInMendsIsNotTriedAgainByItself() {
    connector.failWith(new ConnectionException("No Region."));
    connection.connect();
    tasks.finishAll();
    picker.changedOutside();
    tasks.finishAll();
    assertEquals(1, connector.asked().size());
  }

  private List<String> titles() {
    return picker.shown().stream().map(ConnectionOption::title).distinct().toList();
  }
}
