package dev.jobinspector.settings;

import dev.jobinspector.files.OwnerOnly;
import dev.jobinspector.files.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// `settings.json` in the data folder, readable by its user alone. Replaced as a whole, so that it
/// is never half written; what a person or a newer version wrote into it stays.
public final class SettingsFile {
  private static final int MOST_BYTES = 1 << 20;
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS").withZone(ZoneOffset.UTC);

  /// What was found.
  ///
  /// @param notice what the user should know about the file, in words
  /// @param usable whether the file may be written: one that could not be read is left alone
  public record Read(Settings settings, Optional<String> notice, boolean usable) {}

  /// The file is no JSON object at the moment: somebody may be editing it.
  static final class NotSettingsException extends IOException {
    private static final long serialVersionUID = 1;
  }

  private final Path file;
  private final Clock clock;

  public SettingsFile(Path dataFolder, Clock clock) {
    this.file = dataFolder.resolve("settings.json");
    this.clock = clock;
  }

  /// Reads it. Always returns: a file that cannot be understood is kept aside, and one that cannot
  /// be read is left as it is.
  public Read read() {
    try {
      byte[] bytes = bytes();
      // Only now: to load a mapper takes a command a tenth of its time.
      JsonNode root = JsonMapper.shared().readTree(bytes);
      if (root.isObject()) {
        return new Read(SettingsJson.read(root), passwordNotice(root), true);
      }
    } catch (NoSuchFileException _) {
      return new Read(Settings.DEFAULTS, Optional.empty(), true);
    } catch (IOException _) {
      return new Read(
          Settings.DEFAULTS,
          Optional.of(
              """
              The settings in %s cannot be read, so nothing that you choose is kept. \
              Give yourself access to the file, and restart the program.\
              """
                  .formatted(file)),
          false);
    } catch (JacksonException _) {
      // As one that is JSON, but not settings.
    }
    return setAside();
  }

  /// Replaces it.
  ///
  /// @throws IOException if it cannot be written, or is no JSON object that could be kept; then it
  ///   is as it was
  public void write(Settings settings) throws IOException {
    ObjectNode root = current();
    SettingsJson.write(settings, root);
    Path target = Files.exists(file) ? file.toRealPath() : file;
    Files.createDirectories(target.toAbsolutePath().resolveSibling(""), OwnerOnly.folder());
    WholeFile.writePrivately(
        target, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(root));
  }

  /// As it is now: a person may have written to it since it was read.
  private ObjectNode current() throws IOException {
    try {
      if (JsonMapper.shared().readTree(bytes()) instanceof ObjectNode root) {
        return root;
      }
    } catch (NoSuchFileException _) {
      return JsonMapper.shared().createObjectNode();
    } catch (JacksonException _) {
      // As one that is JSON, but not settings.
    }
    throw new NotSettingsException();
  }

  private byte[] bytes() throws IOException {
    if (Files.exists(file) && Files.size(file) > MOST_BYTES) {
      return new byte[0]; // far more than settings: as damaged
    }
    return Files.readAllBytes(file);
  }

  private Read setAside() {
    Path aside = file.resolveSibling("settings-damaged-" + STAMP.format(clock.instant()) + ".json");
    try {
      Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
      return new Read(
          Settings.DEFAULTS,
          Optional.of(
              """
              The settings were damaged. They were set aside as %s, \
              and the window begins as at its first start.\
              """
                  .formatted(aside)),
          true);
    } catch (IOException _) {
      return new Read(
          Settings.DEFAULTS,
          Optional.of(
              """
              The settings in %s are damaged and cannot be set aside, so nothing that you choose \
              is kept. Remove the file, and restart the program.\
              """
                  .formatted(file)),
          false);
    }
  }

  private static Optional<String> passwordNotice(JsonNode root) {
    return SettingsJson.holdsPassword(root.path("historyUrl").asString(""))
        ? Optional.of(
            """
            The historyUrl in the settings is not used: it has a password in it. \
            Take it out; it belongs into PostgreSQL's password file.\
            """)
        : Optional.empty();
  }
}
