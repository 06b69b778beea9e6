package dev.jobinspector.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/// From the tokens of JSON or YAML to a tree. What only makes trouble in a request is refused:
/// duplicate keys, a second document, YAML tags, anchors and aliases, nesting without end.
final class TreeReader {
  private static final int DEEPEST = 32;

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
      throw InvalidRequestException.of(Expectation.of(e, format), Expectation.place(e, format));
    }
  }

  private Value document() {
    JsonToken first = next();
    if (first == null) {
      throw InvalidRequestException.of("The document is empty.", SourceLocation.NOWHERE);
    }
    Value root = value(first, 0);
    if (next() != null) {
      throw InvalidRequestException.of("Expected the document to end here.", here());
    }
    return root;
  }

  private Value value(JsonToken token, int depth) {
    SourceLocation place = here();
    if (depth > DEEPEST) {
      throw InvalidRequestException.of("The document is nested too deeply.", place);
    }
    return switch (token) {
      case START_OBJECT -> mapping(place, depth);
      case START_ARRAY -> listing(place, depth);
      case VALUE_STRING -> new Value.Text(parser.getString(), place);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Value.Numeral(parser.getString(), place);
      case VALUE_TRUE -> new Value.Flag(true, place);
      case VALUE_FALSE -> new Value.Flag(false, place);
      case VALUE_NULL -> new Value.Null(place);
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
          throw InvalidRequestException.of("Expected a value.", place);
    };
  }

  private Value mapping(SourceLocation place, int depth) {
    Map<String, Value> entries = new LinkedHashMap<>();
    Map<String, SourceLocation> keys = new LinkedHashMap<>();
    for (JsonToken token = next(); token != JsonToken.END_OBJECT; token = next()) {
      SourceLocation keyPlace = here();
      if (token != JsonToken.PROPERTY_NAME) {
        throw InvalidRequestException.of("Expected a key.", keyPlace);
      }
      String key = parser.currentName();
      if (keys.put(key, keyPlace) != null) {
        throw InvalidRequestException.of("This key stands in the same map twice.", keyPlace);
      }
      entries.put(key, value(some(next()), depth + 1));
    }
    return new Value.Mapping(entries, keys, place);
  }

  private Value listing(SourceLocation place, int depth) {
    List<Value> values = new ArrayList<>();
    for (JsonToken token = some(next()); token != JsonToken.END_ARRAY; token = some(next())) {
      values.add(value(token, depth + 1));
    }
    return new Value.Listing(values, place);
  }

  private @org.jspecify.annotations.Nullable JsonToken next() {
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

  private JsonToken some(@org.jspecify.annotations.Nullable JsonToken token) {
    if (token == null) {
      throw InvalidRequestException.of("The document ends too early.", here());
    }
    return token;
  }

  private SourceLocation here() {
    return place(parser.currentTokenLocation());
  }

  private static SourceLocation place(
      @org.jspecify.annotations.Nullable TokenStreamLocation location) {
    return location == null || location.getLineNr() < 1
        ? SourceLocation.NOWHERE
        : new SourceLocation(location.getLineNr(), location.getColumnNr());
  }
}
