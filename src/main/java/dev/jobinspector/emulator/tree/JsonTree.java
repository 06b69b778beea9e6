package dev.jobinspector.emulator.tree;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads and writes JSON trees. Jackson's own ObjectMapper does that too, and everything else: to
/// set it up takes longer than the whole emulator takes to start.
///
/// Much of it comes from strangers: eight megabytes of brackets would take hundreds as a tree, so a
/// document has a limit of tokens, far above that of any real request.
public final class JsonTree {
  private static final int MOST_TOKENS = 100_000;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxTokenCount(MOST_TOKENS).build())
          .build();

  private JsonTree() {}

  /// Returns what a text says; a missing node if it is empty.
  ///
  /// @throws JacksonException if it is not JSON, or too much of it
  public static JsonNode read(byte[] text) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() == null) {
        return NODES.missingNode();
      }
      JsonNode root = value(parser);
      if (parser.nextToken() != null) {
        throw new StreamReadException(parser, "There is text after the end");
      }
      return root;
    }
  }

  public static JsonNode read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Returns what a resource of the program says, and closes it.
  public static JsonNode read(InputStream resource) {
    try (resource) {
      return read(resource.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String text(JsonNode tree) {
    var text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      write(tree, generator);
    }
    return text.toString();
  }

  private static JsonNode value(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> NODES.stringNode(parser.getString());
      case VALUE_NUMBER_INT -> whole(parser);
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NULL -> NODES.nullNode();
      case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw new StreamReadException(parser, "A value is missing");
    };
  }

  private static ObjectNode object(JsonParser parser) {
    ObjectNode object = NODES.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      object.set(name, value(parser));
    }
    return object;
  }

  private static ArrayNode array(JsonParser parser) {
    ArrayNode array = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(parser));
    }
    return array;
  }

  private static JsonNode whole(JsonParser parser) {
    return switch (parser.getNumberType()) {
      case INT -> NODES.numberNode(parser.getIntValue());
      case LONG -> NODES.numberNode(parser.getLongValue());
      case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> NODES.numberNode(parser.getBigIntegerValue());
    };
  }

  private static void write(JsonNode node, JsonGenerator to) {
    switch (node.getNodeType()) {
      case OBJECT -> {
        to.writeStartObject();
        for (var member : node.properties()) {
          to.writeName(member.getKey());
          write(member.getValue(), to);
        }
        to.writeEndObject();
      }
      case ARRAY -> {
        to.writeStartArray();
        for (JsonNode item : node) {
          write(item, to);
        }
        to.writeEndArray();
      }
      case STRING -> to.writeString(node.stringValue());
      case NUMBER -> number(node, to);
      case BOOLEAN -> to.writeBoolean(node.booleanValue());
      case NULL, MISSING -> to.writeNull();
      case BINARY, POJO -> throw new IllegalArgumentException("no JSON: " + node.getNodeType());
    }
  }

  private static void number(JsonNode node, JsonGenerator to) {
    switch (node.numberType()) {
      case INT, LONG -> to.writeNumber(node.longValue());
      case BIG_INTEGER -> to.writeNumber(node.bigIntegerValue());
      case FLOAT, DOUBLE -> to.writeNumber(node.doubleValue());
      case BIG_DECIMAL -> to.writeNumber(node.decimalValue());
    }
  }
}
