package dev.jobinspector.ui.worklist.watch;

import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.connection.ServiceConnection;
import dev.jobinspector.settings.LastConnection;
import dev.jobinspector.settings.WatchedCase;
import dev.jobinspector.ui.common.TaskRunner;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What is watched: kept over restarts, and told to the desktop when it moved.
public final class WatchViewModel {
  private static final int MOST = 200;

  private final TaskRunner tasks;
  private final DesktopNotification desktop;
  private final ObservableList<WatchedCase> watched = FXCollections.observableArrayList();
  private final Map<WatchedCase, String> told = new HashMap<>();

  public WatchViewModel(TaskRunner tasks, DesktopNotification desktop) {
    this.tasks = tasks;
    this.desktop = desktop;
  }

  /// Returns what would be watched of a place of a pipeline; empty if its stage is not known.
  public static Optional<WatchedCase> of(ServiceConnection connection, PipelineContext context) {
    return context
        .pipeline()
        .flatMap(
            pipeline ->
                context
                    .stage()
                    .map(
                        stage ->
                            new WatchedCase(over(connection), pipeline, stage, context.action())));
  }

  /// Returns where a watched case is in its pipeline.
  public static PipelineContext context(WatchedCase one) {
    return new PipelineContext(
        Optional.of(one.pipeline()),
        Optional.of(one.stage()),
        one.action(),
        Optional.empty(),
        Optional.empty());
  }

  private static LastConnection over(ServiceConnection connection) {
    return new LastConnection(
        connection.target() == ServiceConnection.Target.EMULATOR,
        connection.profile(),
        Optional.of(connection.region()));
  }

  /// Begins with what was watched last time.
  public void restore(List<WatchedCase> before) {
    watched.setAll(before);
  }

  /// Watches a case, or no longer. Of too many, the oldest goes.
  public void toggle(WatchedCase one) {
    if (!watched.remove(one)) {
      watched.addFirst(one);
      if (watched.size() > MOST) {
        watched.removeLast();
      }
    }
    told.keySet().retainAll(watched);
  }

  public boolean isWatched(WatchedCase one) {
    return watched.contains(one);
  }

  /// Returns what is watched over a connection, and in other Regions as the same profile, newest
  /// first.
  public List<WatchedCase> over(Optional<ServiceConnection> connection, List<String> regions) {
    return connection
        .map(WatchViewModel::over)
        .map(over -> watched.stream().filter(one -> isOf(one.connection(), over, regions)).toList())
        .orElse(List.of());
  }

  private static boolean isOf(LastConnection one, LastConnection over, List<String> regions) {
    return one.equals(over)
        || (one.emulator() == over.emulator()
            && one.profile().equals(over.profile())
            && one.region().filter(regions::contains).isPresent());
  }

  /// Tells the desktop that a watched case moved; not the same again, and nothing of a case that is
  /// no longer watched.
  ///
  /// @param userMessage what happened, in a sentence
  public void moved(WatchedCase one, String userMessage) {
    if (isWatched(one) && !userMessage.equals(told.put(one, userMessage))) {
      String title = one.pipeline() + " › " + one.place();
      tasks.run(
          "Notifying the desktop",
          () -> {
            desktop.show(title, userMessage);
            return title;
          },
          _ -> {});
    }
    told.keySet().retainAll(watched);
  }

  /// Returns all that is watched, newest first.
  public ObservableList<WatchedCase> watched() {
    return watched;
  }
}
