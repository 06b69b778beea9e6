package dev.jobinspector.settings;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// Saves settings on a background thread: the latest, one after the other.
public final class SettingsSaver implements AutoCloseable {
  private final SettingsFile file;
  private final Consumer<String> onFailure;
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("Saving the settings").factory());
  private final AtomicReference<Optional<Settings>> latest =
      new AtomicReference<>(Optional.empty());
  private boolean failed; // used by the writer's thread only

  /// @param onFailure receives a message, on another thread, when saving begins to fail
  public SettingsSaver(SettingsFile file, Consumer<String> onFailure) {
    this.file = file;
    this.onFailure = onFailure;
  }

  /// Saves settings soon.
  public void save(Settings settings) {
    if (latest.getAndSet(Optional.of(settings)).isEmpty()) {
      writer.execute(this::write);
    }
  }

  private void write() {
    Optional<Settings> settings = latest.getAndSet(Optional.empty());
    if (settings.isEmpty()) {
      return;
    }
    try {
      file.write(settings.get());
      failed = false;
    } catch (SettingsFile.NotSettingsException _) {
      report(
          "Changes to the settings are not saved while settings.json in the data folder is not"
              + " valid JSON. Correct the file, and they are saved again.");
    } catch (IOException _) {
      report(
          "Changes to the settings cannot be saved: the data folder cannot be written."
              + " Free disk space there, or give yourself access.");
    }
  }

  private void report(String userMessage) {
    if (!failed) {
      failed = true;
      onFailure.accept(userMessage);
    }
  }

  /// Waits until everything is saved.
  @Override
  public void close() {
    writer.close();
  }
}
