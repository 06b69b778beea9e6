package dev.jobinspector.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.emulator.lifecycle.ExecutionMode;
import dev.jobinspector.emulator.lifecycle.StageRules;
import dev.jobinspector.emulator.lifecycle.StageRules.Rule;
import dev.jobinspector.emulator.lifecycle.StageState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The table of modes as the document shows it.
final class StageRulesTest {
  private static final List<String> COLUMNS =
      List.of(
          "ARRIVES FREE",
          "ARRIVES LOCKED",
          "ARRIVES CLOSED",
          "ARRIVES FAILED",
          "OPENS FREE",
          "OPENS LOCKED",
          "OPENS FAILED",
          "RETRIED FAILED",
          "RETRIED OVERTAKEN");

  @Test
  void theDocumentShowsEveryCellAndMarksThoseThatAreModelled() throws Exception {
    String document = Files.readString(Path.of("docs/emulator.md"));
    for (ExecutionMode mode : ExecutionMode.values()) {
      String row =
          COLUMNS.stream().map(column -> cell(mode, column)).collect(Collectors.joining(" | "));
      String line = "| " + mode + " | " + row + " |";
      assertTrue(document.contains(line), "docs/emulator.md has no line\n" + line);
    }
  }

  @Test
  void theDocumentHasAColumnForEveryRule() {
    assertEquals(
        List.of(),
        StageRules.TABLE.stream()
            .map(StageRulesTest::column)
            .filter(it -> !COLUMNS.contains(it))
            .toList());
  }

  @Test
  void everyModeDecidesWhatArrivesBeforeAnyStage() {
    for (ExecutionMode mode : ExecutionMode.values()) {
      Stream.of(StageState.FREE, StageState.LOCKED, StageState.CLOSED, StageState.FAILED)
          .map(state -> cell(mode, "ARRIVES " + state))
          .forEach(cell -> assertTrue(!cell.equals("–"), mode.name()));
    }
  }

  private static String cell(ExecutionMode mode, String column) {
    return StageRules.TABLE.stream()
        .filter(rule -> rule.mode() == mode && column(rule).equals(column))
        .map(
            rule ->
                rule.decision().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                    + (rule.modelled() ? " *" : ""))
        .findFirst()
        .orElse("–");
  }

  private static String column(Rule rule) {
    return rule.event() + " " + rule.state();
  }
}
