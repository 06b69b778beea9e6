package dev.jobinspector.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import javafx.application.Platform;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;

/// The moment when the first frame of a window is painted. With `-Djob-inspector.trace-start=true`
/// it is printed as `first frame: N ms`, counted from the start of the process.
public final class FirstFrame {
  private static final String PROPERTY = "job-inspector.trace-start";

  private final Scene scene;
  private final Runnable then;
  private final Runnable afterLayout = this::laidOut;
  private int pulses;

  private FirstFrame(Scene scene, Runnable then) {
    this.scene = scene;
    this.then = then;
  }

  /// Does what can wait until the user sees the window; called before the scene is shown.
  public static void of(Scene scene, Runnable then) {
    scene.addPostLayoutPulseListener(new FirstFrame(scene, then).afterLayout);
  }

  /// The first pulse lays the frame out and hands it to the painter. In the second one a picture of
  /// nothing is ordered from the same painter: it is done when the frame is.
  private void laidOut() {
    pulses++;
    if (pulses == 1) {
      Platform.requestNextPulse();
    } else {
      scene.removePostLayoutPulseListener(afterLayout);
      new Group().snapshot(null, new WritableImage(1, 1));
      if (Boolean.getBoolean(PROPERTY)) {
        System.out.println("first frame: " + sinceStart().toMillis() + " ms");
      }
      then.run();
    }
  }

  private static Duration sinceStart() {
    return Files.isReadable(Path.of("/proc/self/stat"))
        ? sinceStartOnLinux()
        : Duration.between(
            ProcessHandle.current().info().startInstant().orElseThrow(), Instant.now());
  }

  /// There the JDK knows the start only to the second; the kernel, to 10 ms since the system's.
  private static Duration sinceStartOnLinux() {
    try {
      String stat = Files.readString(Path.of("/proc/self/stat"));
      String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      String up = Files.readString(Path.of("/proc/uptime"));
      double seconds = Double.parseDouble(up.substring(0, up.indexOf(' ')));
      return Duration.ofMillis(
          Math.round(seconds * 1000) - Long.parseLong(afterName[19]) * 10); // proc_pid_stat(5)
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
