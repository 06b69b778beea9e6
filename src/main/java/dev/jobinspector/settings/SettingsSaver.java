package dev.jobinspector.settings;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// Writes settings elsewhere than where they change: the newest, one after the other.
public final class SettingsSaver implements AutoCloseable {
  private final SettingsFile file;
  private final Consumer<String> told;
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("Saving the settings").factory());
  private final AtomicReference<Optional<Settings>> newest =
      new AtomicReference<>(Optional.empty());
  private boolean failed; // the writer's own

  /// @param told gets words, on another thread, when the settings cannot be written any more
  public SettingsSaver(SettingsFile file, Consumer<String> told) {
    this.file = file;
    this.told = told;
  }

  /// Has them written soon.
  public void save(Settings settings) {
    if (newest.getAndSet(Optional.of(settings)).isEmpty()) {
      writer.execute(this::write);
    }
  }

  private void write() {
    Optional<Settings> due = newest.getAndSet(Optional.empty());
    if (due.isEmpty()) {
      return;
    }
    try {
      file.write(due.get());
      failed = false;
    } catch (SettingsFile.NotSettingsException _) {
      tellOnce(
          "What you choose in this window is not kept while settings.json in the data folder is not"
              + " valid JSON. Correct the file, and it is kept again.");
    } catch (IOException _) {
      tellOnce(
          "What you choose in this window cannot be kept: the data folder cannot be written."
              + " Make room there, or give yourself access.");
    }
  }

  private void tellOnce(String userMessage) {
    if (!failed) {
      failed = true;
      told.accept(userMessage);
    }
  }

  /// Waits until everything is written.
  @Override
  public void close() {
    writer.close();
  }
}
