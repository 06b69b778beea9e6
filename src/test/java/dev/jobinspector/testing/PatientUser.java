package dev.jobinspector.testing;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// Somebody at the window who looks before each click and whether it was taken. On a busy machine a
/// table gives a cell to another row, or moves it, between the look and the click; nothing here
/// relies on how long something takes.
public final class PatientUser {
  private static final int PATIENCE_SECONDS = 60;
  private static final int BETWEEN_CLICKS_SECONDS = 3;

  private final FxRobot robot;

  public PatientUser(FxRobot robot) {
    this.robot = robot;
  }

  /// Until something is so, as the FX thread sees it. What cannot be looked at yet is not yet so.
  public static void await(Callable<Boolean> condition) {
    AtomicReference<Optional<Exception>> blind = new AtomicReference<>(Optional.empty());
    if (!within(PATIENCE_SECONDS, condition, blind)) {
      AssertionError late = new AssertionError("Waited " + PATIENCE_SECONDS + " s in vain");
      blind.get().ifPresent(late::addSuppressed);
      throw late;
    }
  }

  /// Presses a button unless it is hidden by then: what is read meanwhile may have put another in
  /// its place, which a click by the mouse would hit.
  public void pressIfVisible(String id) {
    robot.interact(
        () -> {
          if (robot.lookup(id).query() instanceof Button button && button.isVisible()) {
            button.fire();
          }
        });
  }

  /// Presses a button once it can be pressed, wherever it is by then: what is read meanwhile may
  /// open or close something above it, and a click by the mouse would hit what is there instead.
  public void press(String id) {
    await(
        () -> {
          boolean ready =
              robot.lookup(id).query() instanceof Button button
                  && button.isVisible()
                  && !button.isDisabled();
          if (ready) {
            robot.lookup(id).<Button>query().fire();
          }
          return ready;
        });
  }

  /// Clicks the row of an item until it is the one that is selected.
  public <T> void choose(TableView<T> table, Predicate<? super T> wanted) {
    clickUntil(() -> isSelected(table, wanted), () -> robot.clickOn(cell(table, wanted)));
  }

  /// Clicks a row of a list until it is the one that is selected.
  public void choose(ListView<?> list, int row) {
    clickUntil(
        () -> list.getSelectionModel().getSelectedIndex() == row,
        () -> robot.clickOn(cell(list, row)));
  }

  private static Node cell(ListView<?> list, int row) {
    AtomicReference<Optional<Node>> found = new AtomicReference<>(Optional.empty());
    await(
        () -> {
          list.layout();
          found.set(
              list.lookupAll(".list-cell").stream()
                  .filter(node -> node instanceof ListCell<?> cell && cell.getIndex() == row)
                  .filter(Node::isVisible)
                  .findFirst());
          return found.get().isPresent();
        });
    return found.get().orElseThrow();
  }

  /// Clicks an entry of the menu of an item's row.
  public <T> void chooseFromMenu(TableView<T> table, Predicate<? super T> wanted, String entry) {
    clickUntil(
        () -> menuIsOpen(table, wanted) && !robot.lookup(entry).queryAll().isEmpty(),
        () -> robot.rightClickOn(cell(table, wanted)));
    robot.clickOn(entry);
  }

  private static void clickUntil(Callable<Boolean> taken, Runnable click) {
    AtomicReference<Optional<Exception>> blind = new AtomicReference<>(Optional.empty());
    for (int clicks = 0; clicks < PATIENCE_SECONDS / BETWEEN_CLICKS_SECONDS; clicks++) {
      click.run();
      if (within(BETWEEN_CLICKS_SECONDS, taken, blind)) {
        return;
      }
    }
    await(taken);
  }

  private static <T> boolean isSelected(TableView<T> table, Predicate<? super T> wanted) {
    T selected = table.getSelectionModel().getSelectedItem();
    return selected != null && wanted.test(selected);
  }

  private static <T> boolean menuIsOpen(TableView<T> table, Predicate<? super T> wanted) {
    return row(table, wanted)
        .flatMap(row -> Optional.ofNullable(row.getContextMenu()))
        .filter(ContextMenu::isShowing)
        .isPresent();
  }

  private static <T> Node cell(TableView<T> table, Predicate<? super T> wanted) {
    AtomicReference<Optional<Node>> found = new AtomicReference<>(Optional.empty());
    await(
        () -> {
          found.set(laidOut(table, wanted));
          return found.get().isPresent();
        });
    return found.get().orElseThrow();
  }

  private static <T> Optional<Node> laidOut(TableView<T> table, Predicate<? super T> wanted) {
    table.getItems().stream().filter(wanted).findFirst().ifPresent(table::scrollTo);
    table.layout();
    return row(table, wanted)
        .flatMap(row -> row.lookupAll(".table-cell").stream().filter(Node::isVisible).findFirst());
  }

  /// By its item: a row that was put aside for later use keeps its text, and is not shown.
  private static <T> Optional<TableRow<?>> row(TableView<T> table, Predicate<? super T> wanted) {
    Optional<T> item = table.getItems().stream().filter(wanted).findFirst();
    for (Node node : table.lookupAll(".table-row-cell")) {
      if (node instanceof TableRow<?> row
          && row.isVisible()
          && item.filter(one -> one.equals(row.getItem())).isPresent()) {
        return Optional.of(row);
      }
    }
    return Optional.empty();
  }

  private static boolean within(
      int seconds, Callable<Boolean> condition, AtomicReference<Optional<Exception>> blind) {
    try {
      WaitForAsyncUtils.waitFor(
          seconds,
          TimeUnit.SECONDS,
          () ->
              WaitForAsyncUtils.asyncFx(() -> holds(condition, blind))
                  .get(PATIENCE_SECONDS, TimeUnit.SECONDS));
      return true;
    } catch (TimeoutException late) {
      return false;
    }
  }

  private static boolean holds(
      Callable<Boolean> condition, AtomicReference<Optional<Exception>> blind) {
    try {
      boolean holds = condition.call();
      blind.set(Optional.empty());
      return holds;
    } catch (Exception notYet) {
      blind.set(Optional.of(notYet));
      return false;
    }
  }
}
