package dev.jobinspector.codepipeline.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A profile, an SSO session or a services section, from all files that have a part of it.
///
/// @param values by key; a key in the block of another is joined to it with a dot
public record ConfigSection(String name, ConfigLocation location, Map<String, ConfigValue> values) {
  public ConfigSection {
    values = Map.copyOf(values);
  }

  /// Returns the value of a key, if it has one that is not blank.
  public Optional<ConfigValue> value(String key) {
    return Optional.ofNullable(values.get(key)).filter(value -> !value.text().isBlank());
  }

  /// Returns the text of a value; see [#value(String)].
  public Optional<String> text(String key) {
    return value(key).map(ConfigValue::text);
  }

  /// Returns where a key stands, or else the section.
  public ConfigLocation at(String key) {
    return value(key).map(ConfigValue::location).orElse(location);
  }

  /// Returns this section with the values of a later file over its own.
  ConfigSection with(ConfigSection later) {
    Map<String, ConfigValue> all = new LinkedHashMap<>(values);
    all.putAll(later.values);
    return new ConfigSection(name, location, all);
  }
}
