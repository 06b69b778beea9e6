package dev.jobinspector.codepipeline.config;

import dev.jobinspector.job.connection.ConnectionException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One shared configuration file, taken apart. A line that is not understood is an error that names
/// it: skipping it could mean another account than the one that the file says.
final class ConfigFile {
  /// A header and what stands below it, in the order of the file.
  record Section(String header, ConfigLocation location, Map<String, ConfigValue> values) {}

  private final Path file;
  private final List<Section> sections = new ArrayList<>();
  private Optional<Section> section = Optional.empty();
  private String key = "";
  private boolean hasBlock;

  private ConfigFile(Path file) {
    this.file = file;
  }

  /// Returns the sections of a file; none if it is not there, as for the AWS CLI.
  ///
  /// @throws ConnectionException that names file and line if it cannot be read
  static List<Section> read(Path file) {
    if (Files.notExists(file)) {
      return List.of();
    }
    ConfigFile parsed = new ConfigFile(file);
    String[] lines = parsed.text().split("\\R", -1);
    for (int i = 0; i < lines.length; i++) {
      parsed.take(lines[i], new ConfigLocation(file, i + 1));
    }
    return parsed.sections;
  }

  private String text() {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (AccessDeniedException _) {
      throw new ConnectionException(
          file + " may not be read by this user. Correct its permissions.");
    } catch (IOException _) {
      throw new ConnectionException(file + " cannot be read: it is no file, or the disk failed.");
    }
    if (begins(bytes, 0xEF, 0xBB, 0xBF)) {
      throw unreadable(1, "a byte order mark stands before the first character");
    }
    if (begins(bytes, 0xFF, 0xFE) || begins(bytes, 0xFE, 0xFF)) {
      throw unreadable(1, "it is UTF-16");
    }
    ByteBuffer left = ByteBuffer.wrap(bytes);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(left).toString();
    } catch (CharacterCodingException _) {
      int line = 1;
      for (int i = 0; i < left.position(); i++) {
        line += bytes[i] == '\n' ? 1 : 0;
      }
      throw unreadable(line, "a character is not UTF-8");
    }
  }

  private ConnectionException unreadable(int line, String why) {
    return new ConnectionException(
        "%s cannot be read: %s. AWS tools read UTF-8 without a byte order mark: save it so."
            .formatted(new ConfigLocation(file, line), why));
  }

  private static boolean begins(byte[] bytes, int... with) {
    for (int i = 0; i < with.length; i++) {
      if (bytes.length <= i || (bytes[i] & 0xFF) != with[i]) {
        return false;
      }
    }
    return true;
  }

  private void take(String line, ConfigLocation at) {
    String text = line.strip();
    if (text.isEmpty() || text.startsWith("#") || text.startsWith(";")) {
      return;
    }
    if (text.startsWith("[") && (line.startsWith("[") || key.isEmpty())) {
      begin(text, at);
    } else if (section.isEmpty()) {
      throw malformed(at, "it stands before the first [section]");
    } else if (Character.isWhitespace(line.charAt(0)) && !key.isEmpty()) {
      goOn(section.get(), text, at);
    } else {
      int split = separator(text, at);
      key = key(text, split);
      ConfigValue value = new ConfigValue(text.substring(split + 1).strip(), at);
      hasBlock = value.text().isEmpty();
      section.get().values().put(key, value);
    }
  }

  private void begin(String text, ConfigLocation at) {
    int end = text.indexOf(']');
    String after = end < 0 ? "" : text.substring(end + 1).strip();
    if (end < 0 || !(after.isEmpty() || after.startsWith("#") || after.startsWith(";"))) {
      throw malformed(at, "a section begins with its name in square brackets, and nothing else");
    }
    Section begun = new Section(text.substring(1, end).strip(), at, new LinkedHashMap<>());
    sections.add(begun);
    section = Optional.of(begun);
    key = "";
  }

  /// An indented line: of the block below a key without a value, else more of the value.
  private void goOn(Section in, String text, ConfigLocation at) {
    if (hasBlock) {
      int split = separator(text, at);
      in.values()
          .put(
              key + "." + key(text, split), new ConfigValue(text.substring(split + 1).strip(), at));
    } else {
      in.values()
          .computeIfPresent(
              key, (_, value) -> new ConfigValue(value.text() + "\n" + text, value.location()));
    }
  }

  private static String key(String text, int split) {
    return text.substring(0, split).strip().toLowerCase(java.util.Locale.ROOT);
  }

  private static int separator(String text, ConfigLocation at) {
    for (int i = 1; i < text.length(); i++) {
      if (text.charAt(i) == '=' || text.charAt(i) == ':') {
        return i;
      }
    }
    throw malformed(at, "it is neither a [section] nor key = value");
  }

  private static ConnectionException malformed(ConfigLocation at, String why) {
    return new ConnectionException("%s cannot be read: %s. Correct it.".formatted(at, why));
  }
}
