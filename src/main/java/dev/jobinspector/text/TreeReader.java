package dev.jobinspector.text;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/// Makes a tree of the tokens of JSON or YAML. What only makes trouble in a request is refused:
/// duplicate keys, a second document, YAML tags, anchors and aliases, nesting without end.
final class TreeReader {
  private static final int DEEPEST = 32;

  /// An exported attempt fits into it.
  private static final int INITIAL_CAPACITY = 64;

  private final JsonParser parser;
  private final int[] characters;

  private TreeReader(JsonParser parser, String text) {
    this.parser = parser;
    this.characters = text.codePoints().toArray();
  }

  static Value read(String text, DocumentFormat format) {
    TokenStreamFactory factory =
        switch (format) {
          case JSON -> new JsonFactory();
          case YAML -> new YAMLFactory();
        };
    try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), text)) {
      return new TreeReader(parser, text).document();
    } catch (JacksonException e) {
      throw Expectation.refusal(e, format);
    }
  }

  /// Reads the values of a JSON array and keeps none of them.
  static void elements(InputStream in, StreamReadConstraints limits, Consumer<Value> reader) {
    JsonFactory factory = JsonFactory.builder().streamReadConstraints(limits).build();
    try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), in)) {
      new TreeReader(parser, "").elements(reader);
    } catch (JacksonException e) {
      throw Expectation.refusal(e, DocumentFormat.JSON);
    }
  }

  private void elements(Consumer<Value> reader) {
    if (next() != JsonToken.START_ARRAY) {
      throw InvalidRequestException.of("Expected an array: a [ with its values.", here());
    }
    for (JsonToken token = some(next()); token != JsonToken.END_ARRAY; token = some(next())) {
      reader.accept(value(token, 1));
    }
    end();
  }

  private Value document() {
    JsonToken first = next();
    if (first == null) {
      throw InvalidRequestException.of("The document is empty.", SourceLocation.NOWHERE);
    }
    Value root = value(first, 0);
    end();
    return root;
  }

  private void end() {
    if (next() != null) {
      throw InvalidRequestException.of("Expected the document to end here.", here());
    }
  }

  private Value value(JsonToken token, int depth) {
    SourceLocation location = here();
    if (depth > DEEPEST) {
      throw InvalidRequestException.of("The document is nested too deeply.", location);
    }
    return switch (token) {
      case START_OBJECT -> mapping(location, depth);
      case START_ARRAY -> listing(location, depth);
      case VALUE_STRING -> new Value.Text(parser.getString(), location);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Value.Numeral(parser.getString(), location);
      case VALUE_TRUE -> new Value.Flag(true, location);
      case VALUE_FALSE -> new Value.Flag(false, location);
      case VALUE_NULL -> new Value.Null(location);
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
          throw InvalidRequestException.of("Expected a value.", location);
    };
  }

  private Value mapping(SourceLocation location, int depth) {
    Map<String, Value> entries = new LinkedHashMap<>(INITIAL_CAPACITY);
    Map<String, SourceLocation> keys = new HashMap<>(INITIAL_CAPACITY);
    for (JsonToken token = next(); token != JsonToken.END_OBJECT; token = next()) {
      SourceLocation keyLocation = here();
      if (token != JsonToken.PROPERTY_NAME) {
        throw InvalidRequestException.of("Expected a key.", keyLocation);
      }
      String key = parser.currentName();
      if (keys.put(key, keyLocation) != null) {
        throw InvalidRequestException.of("This key is in the same map twice.", keyLocation);
      }
      entries.put(key, value(some(next()), depth + 1));
    }
    return new Value.Mapping(entries, keys, location);
  }

  private Value listing(SourceLocation location, int depth) {
    List<Value> values = new ArrayList<>();
    for (JsonToken token = some(next()); token != JsonToken.END_ARRAY; token = some(next())) {
      values.add(value(token, depth + 1));
    }
    return new Value.Listing(values, location);
  }

  private @Nullable JsonToken next() {
    JsonToken token = parser.nextToken();
    if (parser instanceof YAMLParser yaml && token != null) {
      if (yaml.isCurrentAlias() || yaml.getObjectId() != null || startsWithAnchor(yaml)) {
        throw InvalidRequestException.of("YAML anchors and aliases are not taken.", here());
      }
      if (yaml.getRawTag() != null) {
        throw InvalidRequestException.of("YAML tags are not taken.", here());
      }
    }
    return token;
  }

  /// The parser forgets the anchor of a scalar; nothing but an anchor begins with this character.
  private boolean startsWithAnchor(YAMLParser yaml) {
    long offset = yaml.currentTokenLocation().getCharOffset();
    return offset >= 0 && offset < characters.length && characters[(int) offset] == '&';
  }

  private JsonToken some(@Nullable JsonToken token) {
    if (token == null) {
      throw InvalidRequestException.of("The document ends too early.", here());
    }
    return token;
  }

  private SourceLocation here() {
    return SourceLocation.of(parser.currentTokenLocation());
  }
}
