package dev.jobinspector.codepipeline.config;

import dev.jobinspector.job.connection.ConnectionException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The shared configuration and credentials files. Read here, not by the SDK: it leaves out
/// profiles whose names have blanks or letters beyond ASCII, and its clients take endpoints from
/// its reading by themselves.
///
/// @param config where the configuration file is, or would be
/// @param credentials where the credentials file is, or would be
public record SharedConfig(
    Path config,
    Path credentials,
    Map<String, ConfigSection> profiles,
    Map<String, ConfigSection> ssoSessions,
    Map<String, ConfigSection> services) {

  /// Reads both files. What the credentials file says of a profile wins.
  ///
  /// @throws ConnectionException that names file and line if one cannot be read
  static SharedConfig read(Path config, Path credentials) {
    SharedConfig read =
        new SharedConfig(
            config,
            credentials,
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            new LinkedHashMap<>());
    ConfigFile.read(config).forEach(read::take);
    ConfigFile.read(credentials).forEach(section -> put(read.profiles, section.header(), section));
    return read;
  }

  private void take(ConfigFile.Section section) {
    String header = section.header();
    String kind = header.split("\\s", 2)[0];
    String name = name(header.substring(kind.length()).strip());
    switch (kind) {
      case "default" -> put(profiles, "default", section);
      case "profile" -> put(profiles, name, section);
      case "sso-session" -> put(ssoSessions, name, section);
      case "services" -> put(services, name, section);
      default -> {
        // Of another tool, such as [plugins] and [preview].
      }
    }
  }

  /// A name in quotes, as the AWS CLI writes one with blanks; without them it is taken whole.
  private static String name(String text) {
    try {
      List<String> words = ShellWords.split(text);
      return words.size() == 1 ? words.getFirst() : text;
    } catch (IllegalArgumentException _) {
      return text;
    }
  }

  private static void put(
      Map<String, ConfigSection> sections, String name, ConfigFile.Section section) {
    sections.merge(
        name, new ConfigSection(name, section.location(), section.values()), ConfigSection::with);
  }
}
