package dev.jobinspector.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.concurrent.Task;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/// What becomes of work on its way off the FX thread and back.
@Tag("process")
class FxTaskRunnerTest {
  private final FxTaskRunner tasks = new FxTaskRunner();

  @BeforeAll
  static void toolkit() throws Exception {
    FxToolkit.registerPrimaryStage();
  }

  @Test
  void whatIsCancelledBeforeItBeginsIsToldAndNoLongerInProgress() throws Exception {
    AtomicBoolean begun = new AtomicBoolean();
    tasks
        .running()
        .addListener(
            (ListChangeListener<Task<?>>)
                change -> {
                  while (change.next()) {
                    change.getAddedSubList().forEach(Task::cancel);
                  }
                });
    Loadable<Boolean> end = end(() -> begun.getAndSet(true));
    var failed = assertInstanceOf(Loadable.Failed.class, end);
    assertEquals("Reading was cancelled before it started.", failed.why().what());
    assertEquals(List.of(), tasks.running());
    assertEquals(false, begun.get());
  }

  @Test
  void aFolderInPlaceOfAFileIsSaidInWords(@TempDir Path folder) throws Exception {
    var failed = assertInstanceOf(Loadable.Failed.class, end(() -> Files.readString(folder)));
    assertTrue(failed.why().what().contains("cannot be read or written"), failed.why().text());
  }

  @Test
  void whatFollowsAnAnswerWaitsForAPulse() throws Exception {
    AtomicInteger pulses = new AtomicInteger();
    CompletableFuture<Integer> before = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          AnimationTimer counting =
              new AnimationTimer() {
                @Override
                public void handle(long now) {
                  pulses.incrementAndGet();
                }
              };
          counting.start();
          tasks.afterPainting(
              () -> {
                counting.stop();
                before.complete(pulses.get());
              });
        });
    assertTrue(before.get(60, TimeUnit.SECONDS) > 0);
  }

  private <T> Loadable<T> end(Callable<T> work) throws Exception {
    var end = new CompletableFuture<Loadable<T>>();
    Platform.runLater(() -> tasks.run("Reading", work, end::complete));
    return end.get(60, TimeUnit.SECONDS);
  }
}
