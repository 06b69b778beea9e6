package dev.jobinspector.settings;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Converts from and to JSON what the settings say of production and of tied hosts.
final class SafetyJson {
  private SafetyJson() {}

  static Production production(JsonNode node) {
    // An empty pattern is one: the user wants none.
    String pattern = node.path("pattern").asString(Production.DEFAULT.pattern());
    return new Production(pattern, texts(node.path("profiles")));
  }

  static TiedHosts ties(JsonNode node) {
    Map<String, Set<String>> hosts = new HashMap<>();
    node.propertyStream().forEach(entry -> hosts.put(entry.getKey(), texts(entry.getValue())));
    return new TiedHosts(hosts);
  }

  private static Set<String> texts(JsonNode array) {
    return array
        .valueStream()
        .flatMap(node -> SettingsJson.text(node).stream())
        .collect(Collectors.toSet());
  }

  static void write(Settings settings, ObjectNode root) {
    ObjectNode production = root.putObject("production");
    production.put("pattern", settings.production().pattern());
    write(settings.production().profiles(), production.putArray("profiles"));
    ObjectNode ties = root.putObject("tiedHosts");
    new TreeMap<>(settings.ties().hosts())
        .forEach((profile, hosts) -> write(hosts, ties.putArray(profile)));
  }

  private static void write(Set<String> texts, ArrayNode array) {
    new TreeSet<>(texts).forEach(array::add);
  }
}
