package dev.jobinspector.settings;

import dev.jobinspector.files.AtomicFile;
import dev.jobinspector.files.OwnerOnly;
import dev.jobinspector.text.JsonNodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `settings.json` in the data folder, readable by its owner only and replaced atomically. Keys
/// that this version does not know are kept.
public final class SettingsFile {
  private static final int MAX_BYTES = 1 << 20;
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS").withZone(ZoneOffset.UTC);

  /// The result of reading.
  ///
  /// @param notice a message for the user about the file
  /// @param usable whether the file may be written: one that could not be read is not
  public record Result(Settings settings, Optional<String> notice, boolean usable) {}

  /// The file is not a JSON object at the moment: somebody may be editing it.
  static final class NotSettingsException extends IOException {
    private static final long serialVersionUID = 1;
  }

  private final Path file;
  private final Clock clock;

  public SettingsFile(Path dataFolder, Clock clock) {
    this.file = dataFolder.resolve("settings.json");
    this.clock = clock;
  }

  /// Returns the settings, or the defaults where the file is missing, damaged (then it is renamed)
  /// or unreadable.
  public Result read() {
    try {
      JsonNode root = JsonNodes.read(bytes());
      if (root.isObject()) {
        return new Result(SettingsJson.read(root), passwordNotice(root), true);
      }
    } catch (NoSuchFileException _) {
      return new Result(Settings.DEFAULTS, Optional.empty(), true);
    } catch (IOException _) {
      return new Result(
          Settings.DEFAULTS,
          Optional.of(
              """
              The settings in %s cannot be read, so changes are not saved. \
              Give yourself access to the file, and restart the program.\
              """
                  .formatted(file)),
          false);
    }
    return setAside();
  }

  /// Writes the settings.
  ///
  /// @throws IOException if the file cannot be written, or is not a JSON object, whose unknown keys
  ///   could be kept; then it is not changed
  public void write(Settings settings) throws IOException {
    ObjectNode root = current();
    SettingsJson.write(settings, root);
    Path target = Files.exists(file) ? file.toRealPath() : file;
    Files.createDirectories(target.toAbsolutePath().resolveSibling(""), OwnerOnly.folder());
    AtomicFile.writePrivately(target, JsonNodes.indented(root));
  }

  /// Reads it again: somebody may have edited it since.
  private ObjectNode current() throws IOException {
    try {
      if (JsonNodes.read(bytes()) instanceof ObjectNode root) {
        return root;
      }
    } catch (NoSuchFileException _) {
      return JsonNodeFactory.instance.objectNode();
    }
    throw new NotSettingsException();
  }

  private byte[] bytes() throws IOException {
    if (Files.exists(file) && Files.size(file) > MAX_BYTES) {
      return new byte[0]; // too large for settings: damaged
    }
    return Files.readAllBytes(file);
  }

  private Result setAside() {
    Path aside = file.resolveSibling("settings-damaged-" + STAMP.format(clock.instant()) + ".json");
    try {
      Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
      return new Result(
          Settings.DEFAULTS,
          Optional.of(
              """
              The settings were damaged. They were set aside as %s, and the defaults are used.\
              """
                  .formatted(aside)),
          true);
    } catch (IOException _) {
      return new Result(
          Settings.DEFAULTS,
          Optional.of(
              """
              The settings in %s are damaged and the file cannot be renamed, so changes are not \
              saved. Remove the file, and restart the program.\
              """
                  .formatted(file)),
          false);
    }
  }

  private static Optional<String> passwordNotice(JsonNode root) {
    return SettingsJson.holdsPassword(root.path("historyUrl").asString(""))
        ? Optional.of(
            """
            The historyUrl in the settings is not used, because it contains a password. \
            Remove it there, and put it into PostgreSQL's password file.\
            """)
        : Optional.empty();
  }
}
