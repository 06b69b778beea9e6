package dev.jobinspector.ui.main;

import dev.jobinspector.ui.common.Scheduler;
import dev.jobinspector.ui.worklist.StuckRow;
import java.util.Optional;

/// Opens cases of other Regions than that of the connection: once the selection rests on one, it
/// connects there first, as the same profile. So whatever is done about a case goes where the
/// connection says.
final class RegionSwitch {
  private final MainViewModel window;
  private final Scheduler scheduler;
  private Optional<StuckRow.Stuck> awaited = Optional.empty();
  private Runnable cancel = () -> {};

  RegionSwitch(MainViewModel window, Scheduler scheduler) {
    this.window = window;
    this.scheduler = scheduler;
  }

  /// A row was chosen: returns whether its Region has to be connected to before it can be opened.
  boolean isToConnect(StuckRow.Stuck row) {
    cancel.run();
    awaited = Optional.empty();
    String region = row.stuck().region();
    if (window.worklist().stuck().regions().isOwn(region)) {
      return false;
    }
    awaited = Optional.of(row);
    cancel = scheduler.after(Scheduler.REST, () -> connect(region));
    return true;
  }

  private void connect(String region) {
    window
        .connection()
        .chosenProperty()
        .get()
        .ifPresent(
            choice ->
                window
                    .connection()
                    .connect(choice.in(region), window.connection().regionsProperty().get()));
  }

  /// Opens the case that was waited for, if a connection leads to its Region.
  void connected() {
    Optional<StuckRow.Stuck> row =
        awaited.filter(it -> window.worklist().stuck().regions().isOwn(it.stuck().region()));
    awaited = Optional.empty();
    row.ifPresent(window.cases()::stuckOpened);
  }
}
