package dev.jobinspector.ui.palette;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.ui.common.command.Command;
import dev.jobinspector.ui.common.command.CommandMenu;
import dev.jobinspector.ui.common.command.Commands;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

class PaletteViewModelTest {
  private final List<PaletteEntry> others = new ArrayList<>();
  private final ObjectProperty<Optional<String>> reason =
      new SimpleObjectProperty<>(Optional.of("Select a job."));
  private final PaletteViewModel model = model();

  private PaletteViewModel model() {
    Commands commands = new Commands();
    commands.add(CommandMenu.FILE, Command.of("open-palette", "Not offered", () -> {}));
    commands.add(
        CommandMenu.JOB,
        Command.of("acknowledge", "Acknowledge job", () -> {}).inListsOnTyped("a"),
        Command.of("report-failure", "Report failure…", () -> {}).unless(reason));
    return new PaletteViewModel(commands, () -> List.copyOf(others));
  }

  @Test
  void everythingIsThereBeforeALetterIsTypedCommandsFirst() {
    others.add(job("69f6a263", "mobile-backend, InProgress"));
    model.begin();
    assertEquals(
        List.of("Acknowledge job", "Report failure…", "69f6a263"),
        model.found().stream().map(PaletteEntry::title).toList());
    assertEquals(0, model.chosenProperty().get());
  }

  @Test
  void theBestMatchIsChosenWhileLettersAreTyped() {
    others.add(job("69f6a263", "mobile-backend, InProgress"));
    model.begin();
    model.searchProperty().set("rf");
    assertEquals(Optional.of("Report failure…"), model.chosen().map(PaletteEntry::title));
    model.searchProperty().set("mobile");
    assertEquals(Optional.of("69f6a263"), model.chosen().map(PaletteEntry::title));
    model.searchProperty().set("zzz");
    assertEquals(Optional.empty(), model.chosen());
    assertEquals("Nothing found", model.spoken());
  }

  @Test
  void whatIsNotPossibleIsThereWithItsReason() {
    model.begin();
    model.searchProperty().set("report");
    assertEquals(Optional.of("Select a job."), model.chosen().orElseThrow().disabledReason());
    assertTrue(model.spoken().contains("not possible now: Select a job."), model.spoken());
    reason.set(Optional.empty());
    model.begin();
    model.searchProperty().set("report");
    assertEquals(Optional.empty(), model.chosen().orElseThrow().disabledReason());
  }

  @Test
  void theChoiceGoesRoundAndStartsAgainWhenItOpens() {
    model.begin();
    model.move(-1);
    assertEquals(1, model.chosenProperty().get());
    model.move(1);
    assertEquals(0, model.chosenProperty().get());
    model.move(1);
    model.searchProperty().set("a");
    others.add(job("new", ""));
    model.begin();
    assertEquals("", model.searchProperty().get());
    assertEquals(0, model.chosenProperty().get());
    assertEquals(3, model.found().size());
  }

  private static PaletteEntry job(String id, String detail) {
    return PaletteEntry.of(PaletteEntry.Kind.JOB, id, detail, () -> {});
  }
}
