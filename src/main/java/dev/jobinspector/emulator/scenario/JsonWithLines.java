package dev.jobinspector.emulator.scenario;

import dev.jobinspector.emulator.scenario.Located.Items;
import dev.jobinspector.emulator.scenario.Located.Scalar;
import dev.jobinspector.emulator.scenario.Located.Sort;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/// Reads JSON without losing the lines, which Jackson's own tree does.
final class JsonWithLines {
  private final JsonParser parser;

  private JsonWithLines(JsonParser parser) {
    this.parser = parser;
  }

  /// Returns the object that is the whole document.
  static ObjectFields read(InputStream in) throws InvalidScenario {
    try (JsonParser parser =
        JsonFactory.builder().build().createParser(ObjectReadContext.empty(), in)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new InvalidScenario(1, "a scenario is a JSON object");
      }
      var reader = new JsonWithLines(parser);
      ObjectFields document = reader.object();
      if (parser.nextToken() != null) {
        throw new InvalidScenario(reader.line(), "there is text after the end");
      }
      return document;
    } catch (JacksonException e) {
      // What follows in brackets tells of Jackson's own sources.
      String what = e.getOriginalMessage().replaceFirst("(?s) \\((for|start).*", "");
      // Without a place for what is nested too deeply.
      TokenStreamLocation place = e.getLocation();
      throw new InvalidScenario(
          place == null ? 1 : Math.max(1, place.getLineNr()), "not JSON: " + what);
    }
  }

  private ObjectFields object() throws InvalidScenario {
    int line = line();
    var members = LinkedHashMap.<String, Located>newLinkedHashMap(4);
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      int nameLine = line();
      parser.nextToken();
      if (members.put(name, value()) != null) {
        throw new InvalidScenario(nameLine, "\"" + name + "\" is in this object twice");
      }
    }
    return new ObjectFields(line, members);
  }

  private Items array() throws InvalidScenario {
    int line = line();
    var values = new ArrayList<Located>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      values.add(value());
    }
    return new Items(line, values);
  }

  private Located value() throws InvalidScenario {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_STRING -> new Scalar(line(), Sort.STRING, parser.getString());
      case VALUE_NUMBER_INT -> new Scalar(line(), Sort.INTEGER, parser.getString());
      case VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE, VALUE_NULL ->
          new Scalar(line(), Sort.OTHER, parser.getString());
      case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw new InvalidScenario(line(), "not JSON: a value is missing");
    };
  }

  private int line() {
    return parser.currentTokenLocation().getLineNr();
  }
}
