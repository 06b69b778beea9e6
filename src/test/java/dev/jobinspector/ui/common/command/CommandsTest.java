package dev.jobinspector.ui.common.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

class CommandsTest {
  private final List<String> done = new ArrayList<>();
  private final Commands commands = new Commands();

  @Test
  void nothingIsDoneWhileThereIsAReasonAgainstIt() {
    ObjectProperty<Optional<String>> reason =
        new SimpleObjectProperty<>(Optional.of("Select a job."));
    Command command = command("watch").unless(reason);
    assertFalse(command.run());
    reason.set(Optional.empty());
    assertTrue(command.run());
    assertEquals(List.of("watch"), done);
  }

  @Test
  void twoCommandsShareNeitherIdNorKey() {
    commands.add(CommandMenu.JOB, command("watch").inListsOnTyped("w"));
    assertThrows(
        IllegalArgumentException.class, () -> commands.add(CommandMenu.VIEW, command("watch")));
    assertThrows(
        IllegalArgumentException.class,
        () -> commands.add(CommandMenu.VIEW, command("wide").inListsOnTyped("w")));
  }

  @Test
  void commandsAreKeptInTheOrderOfTheMenus() {
    commands.add(CommandMenu.HELP, command("about"));
    commands.add(CommandMenu.FILE, command("open"), command("save"));
    commands.add(CommandMenu.FILE, command("quit"));
    assertEquals(
        List.of("open", "save", "quit", "about"),
        commands.all().stream().map(Command::id).toList());
    assertEquals(2, commands.sections(CommandMenu.FILE).size());
  }

  @Test
  void eachTitleOfAMenuHasALetterOfItsOwn() {
    assertEquals(
        List.of("_File", "_Edit", "_Job", "_View", "_Help"),
        Mnemonics.of(List.of("File", "Edit", "Job", "View", "Help")));
    assertEquals(
        List.of("_Report failure", "Report _success", "R_etry stage", "_my__id", "1"),
        Mnemonics.of(List.of("Report failure", "Report success", "Retry stage", "my_id", "1")));
  }

  private Command command(String id) {
    return Command.of(id, id, () -> done.add(id));
  }
}
