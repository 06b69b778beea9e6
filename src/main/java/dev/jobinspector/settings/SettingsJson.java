package dev.jobinspector.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Converts settings from and to JSON. A value that is missing, of the wrong type or out of range
/// is replaced by its default.
final class SettingsJson {
  /// The version of the format that this version of the program writes.
  static final int VERSION = 1;

  private static final double MAX_COORDINATE = 100_000;
  private static final int MAX_TEXT_LENGTH = 2_000;
  private static final int MAX_WATCHED = 200;
  private static final int MAX_RECENT = 20;
  private static final int MAX_REGIONS = 60;

  private SettingsJson() {}

  static Settings read(JsonNode root) {
    return new Settings(
        appearance(root.path("appearance")),
        root.path("readOnly").asBoolean(false),
        connection(root.path("connection")),
        window(root.path("window")),
        dividers(root.path("dividers")),
        columns(root.path("columns")),
        text(root.path("historyUrl")).filter(url -> !holdsPassword(url)),
        watched(root.path("watched")),
        SafetyJson.production(root.path("production")),
        SafetyJson.ties(root.path("tiedHosts")),
        root.path("recent")
            .valueStream()
            .limit(MAX_RECENT)
            .flatMap(node -> connection(node).stream())
            .toList());
  }

  /// Returns whether a JDBC URL contains a password: as a parameter, or before the host.
  static boolean holdsPassword(String url) {
    return url.toLowerCase(Locale.ROOT).contains("password=") || url.matches("[^/]*//[^/@]*:.*@.*");
  }

  /// Writes settings into an object, whose other keys are kept.
  static void write(Settings settings, ObjectNode root) {
    root.put("version", Math.max(VERSION, root.path("version").asInt(VERSION)));
    root.put("appearance", settings.appearance().name().toLowerCase(Locale.ROOT));
    root.put("readOnly", settings.readOnly());
    settings.connection().ifPresent(last -> write(last, root.putObject("connection")));
    settings.window().ifPresent(bounds -> write(bounds, root.putObject("window")));
    ObjectNode dividers = root.putObject("dividers");
    new TreeMap<>(settings.dividers()).forEach((name, position) -> dividers.put(name, position));
    ObjectNode columns = root.putObject("columns");
    new TreeMap<>(settings.columns())
        .forEach((table, list) -> write(list, columns.putArray(table)));
    ArrayNode watched = root.putArray("watched");
    settings.watched().forEach(one -> write(one, watched.addObject()));
    SafetyJson.write(settings, root);
    ArrayNode recent = root.putArray("recent");
    settings.recent().forEach(one -> write(one, recent.addObject()));
  }

  private static void write(WatchedCase watched, ObjectNode node) {
    write(watched.connection(), node.putObject("connection"));
    node.put("pipeline", watched.pipeline()).put("stage", watched.stage());
    watched.action().ifPresent(action -> node.put("action", action));
  }

  private static void write(LastConnection last, ObjectNode node) {
    node.put("emulator", last.emulator());
    last.profile().ifPresent(profile -> node.put("profile", profile));
    last.region().ifPresent(region -> node.put("region", region));
    last.acting().ifPresent(acting -> node.put("acting", acting));
    if (!last.regions().isEmpty()) {
      last.regions().forEach(node.putArray("regions")::add);
    }
  }

  private static void write(WindowBounds bounds, ObjectNode node) {
    node.put("x", bounds.x()).put("y", bounds.y());
    node.put("width", bounds.width()).put("height", bounds.height());
    node.put("maximised", bounds.maximised());
  }

  private static void write(List<Column> columns, ArrayNode array) {
    columns.forEach(
        column ->
            array
                .addObject()
                .put("title", column.title())
                .put("width", column.width())
                .put("visible", column.visible()));
  }

  private static Appearance appearance(JsonNode node) {
    return Stream.of(Appearance.values())
        .filter(known -> text(node).filter(known.name()::equalsIgnoreCase).isPresent())
        .findFirst()
        .orElse(Settings.DEFAULTS.appearance());
  }

  private static Optional<LastConnection> connection(JsonNode node) {
    return node.isObject()
        ? Optional.of(
            new LastConnection(
                node.path("emulator").asBoolean(false),
                text(node.path("profile")),
                text(node.path("region")),
                text(node.path("acting")),
                node.path("regions")
                    .valueStream()
                    .limit(MAX_REGIONS)
                    .flatMap(region -> text(region).stream())
                    .toList()))
        : Optional.empty();
  }

  private static Optional<WindowBounds> window(JsonNode node) {
    Optional<Double> x = number(node.path("x"), -MAX_COORDINATE);
    Optional<Double> y = number(node.path("y"), -MAX_COORDINATE);
    Optional<Double> width = number(node.path("width"), 1);
    Optional<Double> height = number(node.path("height"), 1);
    return Stream.of(x, y, width, height).allMatch(Optional::isPresent)
        ? Optional.of(
            new WindowBounds(
                x.get(),
                y.get(),
                width.get(),
                height.get(),
                node.path("maximised").asBoolean(false)))
        : Optional.empty();
  }

  private static Map<String, Double> dividers(JsonNode node) {
    Map<String, Double> dividers = new HashMap<>();
    node.propertyStream()
        .forEach(
            entry ->
                number(entry.getValue(), 0)
                    .filter(position -> position <= 1)
                    .ifPresent(position -> dividers.put(entry.getKey(), position)));
    return dividers;
  }

  private static Map<String, List<Column>> columns(JsonNode node) {
    Map<String, List<Column>> tables = new HashMap<>();
    node.propertyStream()
        .forEach(
            entry -> {
              List<Column> columns = new ArrayList<>();
              for (JsonNode column : entry.getValue()) {
                text(column.path("title"))
                    .flatMap(
                        title ->
                            number(column.path("width"), 1)
                                .map(
                                    width ->
                                        new Column(
                                            title, width, column.path("visible").asBoolean(true))))
                    .ifPresent(columns::add);
              }
              tables.put(entry.getKey(), columns);
            });
    return tables;
  }

  private static List<WatchedCase> watched(JsonNode array) {
    return array
        .valueStream()
        .limit(MAX_WATCHED)
        .flatMap(
            node ->
                connection(node.path("connection")).stream()
                    .flatMap(
                        over ->
                            text(node.path("pipeline")).stream()
                                .flatMap(
                                    pipeline ->
                                        text(node.path("stage")).stream()
                                            .map(
                                                stage ->
                                                    new WatchedCase(
                                                        over,
                                                        pipeline,
                                                        stage,
                                                        text(node.path("action")))))))
        .toList();
  }

  static Optional<String> text(JsonNode node) {
    return node.isString()
        ? Optional.of(node.stringValue())
            .filter(text -> !text.isBlank() && text.length() <= MAX_TEXT_LENGTH)
        : Optional.empty();
  }

  private static Optional<Double> number(JsonNode node, double minimum) {
    return node.isNumber()
        ? Optional.of(node.doubleValue())
            .filter(value -> value >= minimum && value <= MAX_COORDINATE)
        : Optional.empty();
  }
}
