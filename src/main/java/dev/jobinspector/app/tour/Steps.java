package dev.jobinspector.app.tour;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;

/// Steps that are taken one after another on the FX thread, each once the window is ready for it.
final class Steps {
  private static final Duration LOOK = Duration.millis(100);
  private static final int PATIENCE = 1200; // looks: two minutes, for builds on busy machines

  private record Step(String title, BooleanSupplier ready, Runnable then) {}

  private final PrintStream out;
  private final Deque<Step> steps = new ArrayDeque<>();
  private int waited;

  Steps(PrintStream out) {
    this.out = out;
  }

  void step(String title, Runnable then) {
    steps.add(new Step(title, () -> true, then));
  }

  void wait(String title, BooleanSupplier ready) {
    steps.add(new Step(title, ready, () -> {}));
  }

  /// Plays it; `ended` gets the exit code.
  void play(IntConsumer ended) {
    Timeline clock = new Timeline();
    clock
        .getKeyFrames()
        .add(
            new KeyFrame(
                LOOK,
                _ -> {
                  OptionalInt code = goOn();
                  if (code.isPresent()) {
                    clock.stop();
                    ended.accept(code.getAsInt());
                  }
                }));
    clock.setCycleCount(Animation.INDEFINITE);
    clock.play();
  }

  /// Takes the next step once it is ready; returns the exit code when there is none left, or one
  /// that cannot be taken.
  private OptionalInt goOn() {
    if (steps.isEmpty()) {
      return OptionalInt.of(0);
    }
    Step step = steps.getFirst();
    try {
      if (step.ready().getAsBoolean()) {
        steps.removeFirst();
        next(step);
        return OptionalInt.empty();
      }
    } catch (RuntimeException e) {
      out.println("The tour cannot go on at: " + step.title() + " (" + e + ")");
      return OptionalInt.of(1);
    }
    if (++waited > PATIENCE) {
      out.println("The tour timed out waiting for: " + step.title());
      return OptionalInt.of(1);
    }
    return OptionalInt.empty();
  }

  private void next(Step step) {
    waited = 0;
    if (!step.title().isEmpty()) {
      out.println("  " + step.title());
    }
    step.then().run();
  }
}
