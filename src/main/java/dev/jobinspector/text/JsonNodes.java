package dev.jobinspector.text;

import java.io.StringWriter;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads and writes JSON trees without a mapper: to load one takes a command a tenth of its time,
/// and a window 450 classes.
public final class JsonNodes {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final DefaultPrettyPrinter INDENTED = new DefaultPrettyPrinter();

  private JsonNodes() {}

  /// Returns what a text says; the missing node if it is no JSON.
  public static JsonNode read(byte[] text) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() == null) {
        return MissingNode.getInstance();
      }
      JsonNode root = node(parser);
      return parser.nextToken() == null ? root : MissingNode.getInstance();
    } catch (JacksonException _) {
      return MissingNode.getInstance();
    }
  }

  /// Reads the value that begins with the current token.
  private static JsonNode node(JsonParser parser) {
    return switch (Objects.requireNonNull(parser.currentToken())) {
      case START_OBJECT -> {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          object.set(name, node(parser));
        }
        yield object;
      }
      case START_ARRAY -> {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          array.add(node(parser));
        }
        yield array;
      }
      case VALUE_STRING -> NODES.stringNode(parser.getString());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NULL -> NODES.nullNode();
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
          throw new IllegalStateException("No value: " + parser.currentToken());
    };
  }

  /// Returns JSON with each member on a line of its own.
  public static String indented(JsonNode node) {
    var context =
        new ObjectWriteContext.Base() {
          @Override
          public PrettyPrinter getPrettyPrinter() {
            return INDENTED.createInstance();
          }
        };
    StringWriter out = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(context, out)) {
      write(node, json);
    }
    return out.toString();
  }

  private static void write(JsonNode node, JsonGenerator json) {
    switch (node) {
      case ObjectNode object -> {
        json.writeStartObject();
        object.forEachEntry(
            (name, value) -> {
              json.writeName(name);
              write(value, json);
            });
        json.writeEndObject();
      }
      case ArrayNode array -> {
        json.writeStartArray();
        array.forEach(element -> write(element, json));
        json.writeEndArray();
      }
      default -> {
        switch (node.getNodeType()) {
          case NUMBER -> json.writeNumber(node.decimalValue());
          case BOOLEAN -> json.writeBoolean(node.booleanValue());
          case NULL -> json.writeNull();
          case ARRAY, BINARY, MISSING, OBJECT, POJO, STRING -> json.writeString(node.asString());
        }
      }
    }
  }
}
