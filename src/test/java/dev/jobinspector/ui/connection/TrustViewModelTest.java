package dev.jobinspector.ui.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.service.JobServices;
import dev.jobinspector.service.ReadOnlySwitch;
import dev.jobinspector.settings.TiedHosts;
import dev.jobinspector.testing.ManualTaskRunner;
import dev.jobinspector.testing.MemoryAttemptLog;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustViewModelTest {
  private final ManualTaskRunner tasks = new ManualTaskRunner();
  private final PlayedConnector connector = new PlayedConnector();
  private final TrustViewModel model =
      new TrustViewModel(
          new ConnectionViewModel(
              tasks,
              new JobServices(
                  connector, MemoryAttemptLog::new, new ReadOnlySwitch(false), Clock.systemUTC())));

  @Test
  void aHostIsTiedAndTakenBackAndEachTimeConnectedAgain() {
    model.profileProperty().set("ops");
    model.hostProperty().set(" LocalStack.internal ");
    model.tie();
    tasks.finishAll();
    assertEquals(Set.of("localstack.internal"), model.tiesProperty().get().of("ops"));
    assertEquals(1, connector.asked().size());
    TrustViewModel.Tie tie = model.all().getValue().getFirst();
    model.takeBack(tie);
    tasks.finishAll();
    assertEquals(List.of(), model.all().getValue());
    assertEquals(2, connector.asked().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "https://localstack",
        "localstack:4566",
        "*",
        "*.internal",
        "local stack",
        "a/b",
        "u@h"
      })
  void onlyAHostIsTied(String typed) {
    model.profileProperty().set("ops");
    model.hostProperty().set(typed);
    model.tie();
    assertTrue(model.problem().getValue().isPresent());
    assertEquals(TiedHosts.NONE, model.tiesProperty().get());
  }

  @Test
  void aProfileIsTiedNeverAllOfThem() {
    model.hostProperty().set("localstack");
    model.tie();
    assertEquals(TiedHosts.NONE, model.tiesProperty().get());
    model.profileProperty().set("ops");
    assertFalse(model.problem().getValue().isPresent());
  }
}
