package dev.jobinspector.ui.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.job.connection.ConnectionChoice;
import dev.jobinspector.job.connection.ConnectionState;
import dev.jobinspector.job.request.Operation;
import dev.jobinspector.service.JobService;
import dev.jobinspector.service.JobServices;
import dev.jobinspector.service.ReadOnlySwitch;
import dev.jobinspector.settings.Production;
import dev.jobinspector.testing.ManualTaskRunner;
import dev.jobinspector.testing.MemoryAttemptLog;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProductionViewModelTest {
  private static final String ACCOUNT = "111122223333";

  private final ManualTaskRunner tasks = new ManualTaskRunner();
  private final PlayedConnector connector = new PlayedConnector();
  private final ConnectionViewModel connection =
      new ConnectionViewModel(
          tasks,
          new JobServices(
              connector,
              MemoryAttemptLog::new,
              new ReadOnlySwitch(false),
              over -> Production.DEFAULT.includes(over.profile()),
              Clock.systemUTC()));
  private final ProductionViewModel production = new ProductionViewModel(connection);

  @Test
  void productionIsReadOnlyUntilItsAccountIsTyped() {
    connect("prod-deploy", PlayedConnector.of(ACCOUNT, "Deployer/ann"));
    assertTrue(connection.readOnlyProperty().get());
    assertFalse(connection.readOnlySwitchProperty().get());
    production.setReadOnly(false);
    assertTrue(production.unlockingProperty().get());
    assertTrue(connection.readOnlyProperty().get());

    type("444455556666");
    assertTrue(production.problemProperty().get().orElseThrow().contains("does not lead to"));
    assertTrue(connection.readOnlyProperty().get());
    type(" " + ACCOUNT + "\n");
    assertFalse(connection.readOnlyProperty().get());
    assertFalse(production.unlockingProperty().get());

    production.setReadOnly(true);
    assertTrue(connection.readOnlyProperty().get());
    assertFalse(connection.readOnlySwitchProperty().get());
  }

  @Test
  void anAccountThatAwsHasNotAnsweredDoesNotCount() {
    connect("prod-deploy", ConnectionState.UNKNOWN);
    production.setReadOnly(false);
    type(ACCOUNT);
    assertTrue(production.problemProperty().get().orElseThrow().contains("has not answered"));
    assertTrue(connection.readOnlyProperty().get());
  }

  @Test
  void whatWasTypedHoldsInOtherRegionsOnceAwsAnswersTheSameAccountThere() {
    connect("prod-deploy", PlayedConnector.of(ACCOUNT, "Deployer/ann"));
    type(ACCOUNT);
    connectTo("eu-west-1", ConnectionState.UNKNOWN);
    assertTrue(connection.readOnlyProperty().get());
    connector.know(PlayedConnector.of(ACCOUNT, "Deployer/ann"));
    connection.refresh();
    assertFalse(connection.readOnlyProperty().get());

    production.setReadOnly(true);
    connectTo("us-east-1", PlayedConnector.of(ACCOUNT, "Deployer/ann"));
    assertTrue(connection.readOnlyProperty().get());
    type(ACCOUNT);
    connectTo("eu-west-1", PlayedConnector.of("444455556666", "Deployer/ann"));
    assertTrue(connection.readOnlyProperty().get());
  }

  @Test
  void eachOperationIsAskedAboutOnceAndOnlyInProduction() {
    connect("prod-deploy", PlayedConnector.of(ACCOUNT, "Deployer/ann"));
    List<String> sent = new ArrayList<>();
    ask(Operation.ACKNOWLEDGE_JOB, sent);
    assertEquals(List.of(), sent);
    production.refuse();
    assertEquals(Optional.empty(), production.pendingProperty().get());
    ask(Operation.ACKNOWLEDGE_JOB, sent);
    production.approve();
    ask(Operation.ACKNOWLEDGE_JOB, sent);
    assertEquals(List.of("AcknowledgeJob", "AcknowledgeJob"), sent);
    ask(Operation.RETRY_STAGE_EXECUTION, sent);
    assertEquals(2, sent.size());

    connect("ops-read", PlayedConnector.of(ACCOUNT, "Reader/ann"));
    assertEquals(Optional.empty(), production.pendingProperty().get());
    ask(Operation.RETRY_STAGE_EXECUTION, sent);
    assertEquals(3, sent.size());
    connect("prod-deploy", PlayedConnector.of(ACCOUNT, "Deployer/ann"));
    ask(Operation.ACKNOWLEDGE_JOB, sent);
    assertEquals(3, sent.size());
  }

  @Test
  void theUserMayCallAProfileProductionAndTakeItBackOnlyUnlocked() {
    connect("ops-read", PlayedConnector.of(ACCOUNT, "Reader/ann"));
    production.choose("ops-read", true);
    assertTrue(connection.readOnlyProperty().get());
    assertTrue(production.keptProperty().get().includes(Optional.of("ops-read")));
    production.choose("ops-read", false);
    assertTrue(production.keptProperty().get().includes(Optional.of("ops-read")));
    type(ACCOUNT);
    production.choose("ops-read", false);
    assertFalse(production.keptProperty().get().includes(Optional.of("ops-read")));
    assertFalse(connection.banner().getValue().orElseThrow().production());
    assertTrue(production.fixed("prod-deploy").orElseThrow().contains("\"prod\""));
  }

  private void connect(String profile, ConnectionState known) {
    connect(profile, Optional.empty(), known);
  }

  private void connectTo(String region, ConnectionState known) {
    connect("prod-deploy", Optional.of(region), known);
  }

  private void connect(String profile, Optional<String> region, ConnectionState known) {
    connector.know(known);
    connection.connect(new ConnectionChoice.Aws(Optional.of(profile), region, Optional.empty()));
    tasks.finishAll();
  }

  private void type(String account) {
    production.accountProperty().set(account);
    production.unlock();
  }

  private void ask(Operation operation, List<String> sent) {
    JobService by = connection.currentProperty().get().orElseThrow();
    production.ask(by, operation, () -> sent.add(operation.apiName()));
  }
}
