package dev.jobinspector.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.jobinspector.emulator.lifecycle.ExecutionMode;
import dev.jobinspector.emulator.lifecycle.StageEvent;
import dev.jobinspector.emulator.lifecycle.StageRules;
import dev.jobinspector.emulator.lifecycle.StageState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.NotLatestPipelineExecutionException;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionSummary;

/// Every cell of the table of modes, each with three executions: who is in the stage, who waits in
/// which order, who was superseded.
@Tag("process")
final class EmulatorModesTest {
  private static final String PIPELINE = "mine";
  private static final String STAGE = "Build";

  /// What three executions are expected to have come to, by their numbers.
  record Cell(
      ExecutionMode mode,
      StageEvent event,
      StageState state,
      String inStage,
      String waiting,
      String superseded) {
    boolean refused() {
      return inStage.equals("refused");
    }
  }

  static Stream<Cell> cells() {
    return """
    SUPERSEDED ARRIVES FREE      3       -   -
    SUPERSEDED ARRIVES LOCKED    1       3   2
    SUPERSEDED ARRIVES CLOSED    -       3   12
    SUPERSEDED ARRIVES FAILED    3       -   -
    SUPERSEDED OPENS   FREE      3       -   12
    SUPERSEDED OPENS   LOCKED    1       3   2
    SUPERSEDED OPENS   FAILED    3       -   2
    SUPERSEDED RETRIED FAILED    1       3   2
    SUPERSEDED RETRIED OVERTAKEN refused -   -
    QUEUED     ARRIVES FREE      3       -   -
    QUEUED     ARRIVES LOCKED    1       23  -
    QUEUED     ARRIVES CLOSED    -       123 -
    QUEUED     ARRIVES FAILED    3       -   -
    QUEUED     OPENS   FREE      1       23  -
    QUEUED     OPENS   LOCKED    1       23  -
    QUEUED     OPENS   FAILED    2       3   -
    QUEUED     RETRIED FAILED    1       23  -
    QUEUED     RETRIED OVERTAKEN refused -   -
    PARALLEL   ARRIVES FREE      3       -   -
    PARALLEL   ARRIVES LOCKED    123     -   -
    PARALLEL   ARRIVES CLOSED    -       123 -
    PARALLEL   ARRIVES FAILED    3       -   -
    PARALLEL   OPENS   FREE      123     -   -
    PARALLEL   OPENS   LOCKED    123     -   -
    PARALLEL   OPENS   FAILED    23      -   -
    PARALLEL   RETRIED FAILED    1       23  -
    PARALLEL   RETRIED OVERTAKEN 123     -   -
    """
        .lines()
        .map(line -> Arrays.asList(line.split(" +", -1)))
        .map(
            cells ->
                new Cell(
                    ExecutionMode.valueOf(cells.get(0)),
                    StageEvent.valueOf(cells.get(1)),
                    StageState.valueOf(cells.get(2)),
                    cells.get(3),
                    cells.get(4),
                    cells.get(5)));
  }

  @AutoClose private final Started service = Started.builtIn();
  private final CodePipelineClient client = service.client();
  private final Provisioning provisioning = new Provisioning(client);
  private final List<String> executions = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    provisioning.createType();
  }

  @Test
  void everyRuleIsTried() {
    Set<String> tried =
        cells()
            .map(cell -> cell.mode() + " " + cell.event() + " " + cell.state())
            .collect(Collectors.toSet());
    assertEquals(
        List.of(),
        StageRules.TABLE.stream()
            .map(rule -> rule.mode() + " " + rule.event() + " " + rule.state())
            .filter(rule -> !tried.contains(rule))
            .toList());
  }

  @ParameterizedTest
  @MethodSource("cells")
  void threeExecutionsComeToWhatTheTableSays(Cell cell) throws Exception {
    provisioning.create(Provisioning.pipeline(PIPELINE).executionMode(cell.mode().name()));
    bringAbout(cell);
    if (cell.refused()) {
      assertThrows(NotLatestPipelineExecutionException.class, () -> retry(1));
      return;
    }
    assertEquals(cell.inStage(), inStage());
    assertEquals(cell.waiting(), waiting());
    assertEquals(cell.superseded(), superseded());
  }

  private void bringAbout(Cell cell) {
    switch (cell.event()) {
      case ARRIVES -> arrive(cell.state());
      case OPENS -> open(cell.mode(), cell.state());
      case RETRIED -> {
        startOne();
        failOne();
        if (cell.state() == StageState.FAILED) {
          transition(false);
        }
        startOne();
        startOne();
        if (!cell.refused()) {
          retry(1);
        }
      }
    }
  }

  private void arrive(StageState state) {
    if (state == StageState.CLOSED) {
      transition(false);
    }
    for (int i = 0; i < 3; i++) {
      startOne();
      if (i < 2 && state == StageState.FREE) {
        provisioning.succeed(provisioning.take().orElseThrow());
      }
      if (i < 2 && state == StageState.FAILED) {
        failOne();
      }
    }
  }

  /// In the mode PARALLEL none waits before a stage that is not closed.
  private void open(ExecutionMode mode, StageState state) {
    boolean closes = state != StageState.FAILED || mode == ExecutionMode.PARALLEL;
    if (state != StageState.FREE) {
      startOne();
    }
    if (state == StageState.FAILED && closes) {
      failOne();
    }
    if (closes) {
      transition(false);
    }
    while (executions.size() < 3) {
      startOne();
    }
    if (closes) {
      transition(true);
    } else {
      failOne();
    }
  }

  private void startOne() {
    executions.add(provisioning.start(PIPELINE));
    // The source has ended by the time of the next request.
    client.getPipelineState(r -> r.name(PIPELINE));
  }

  private void failOne() {
    provisioning.fail(provisioning.take().orElseThrow());
  }

  private void retry(int number) {
    client.retryStageExecution(
        r ->
            r.pipelineName(PIPELINE)
                .stageName(STAGE)
                .pipelineExecutionId(executions.get(number - 1))
                .retryMode("FAILED_ACTIONS"));
  }

  private void transition(boolean enabled) {
    if (enabled) {
      client.enableStageTransition(
          r -> r.pipelineName(PIPELINE).stageName(STAGE).transitionType("Inbound"));
    } else {
      client.disableStageTransition(
          r -> r.pipelineName(PIPELINE).stageName(STAGE).transitionType("Inbound").reason("r"));
    }
  }

  private String inStage() {
    return numbers(
        client.listActionExecutions(r -> r.pipelineName(PIPELINE)).actionExecutionDetails().stream()
            .filter(action -> action.statusAsString().equals("InProgress"))
            .map(action -> action.pipelineExecutionId())
            .sorted((a, b) -> executions.indexOf(a) - executions.indexOf(b)));
  }

  private String waiting() {
    return numbers(
        provisioning.state(PIPELINE, STAGE).inboundExecutions().stream()
            .map(it -> it.pipelineExecutionId()));
  }

  private String superseded() {
    List<String> ids =
        client
            .listPipelineExecutions(r -> r.pipelineName(PIPELINE))
            .pipelineExecutionSummaries()
            .stream()
            .filter(it -> it.statusAsString().equals("Superseded"))
            .map(PipelineExecutionSummary::pipelineExecutionId)
            .toList();
    return numbers(IntStream.range(0, 3).mapToObj(executions::get).filter(ids::contains));
  }

  private String numbers(Stream<String> ids) {
    String numbers =
        ids.map(id -> Integer.toString(executions.indexOf(id) + 1)).collect(Collectors.joining());
    return numbers.isEmpty() ? "-" : numbers;
  }
}
