package dev.jobinspector.export;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.text.DocumentFormat;
import dev.jobinspector.text.Expectation;
import dev.jobinspector.text.InvalidRequestException;
import dev.jobinspector.text.SourceLocation;
import dev.jobinspector.text.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/// Reads the attempts of an exported JSON file: somebody else's history, to be looked at and never
/// to be mixed with one's own. What is wrong with the file is said with its line and column, and
/// without what stands there.
public final class ImportedAttempts {
  /// How many attempts are taken.
  public static final int MOST = 100_000;

  /// Bytes of the largest file that is read.
  public static final long LARGEST = 128L << 20;

  private static final int LONGEST_TEXT = 10_000;
  private static final int DEEPEST = 8;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(LONGEST_TEXT)
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(20)
                  .build())
          .build();

  private final JsonParser parser;

  /// Names of pipelines, operations and accounts come again and again: each is kept once.
  private final Map<String, String> texts = new HashMap<>();

  private final Set<UUID> ids = new HashSet<>();
  private final List<Attempt> attempts = new ArrayList<>();

  private ImportedAttempts(JsonParser parser) {
    this.parser = parser;
  }

  /// In the order of the file.
  ///
  /// @throws InvalidRequestException with words if it is not such a file
  public static List<Attempt> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    if (!Files.isRegularFile(file)) {
      throw refusal("This is not a file.", SourceLocation.NOWHERE);
    }
    if (Files.size(file) > LARGEST) {
      throw refusal(
          "The file is larger than %d MB. Export a shorter period.".formatted(LARGEST >> 20),
          SourceLocation.NOWHERE);
    }
    try (InputStream in = Files.newInputStream(file);
        JsonParser parser = JSON.createParser(ObjectReadContext.empty(), in)) {
      return new ImportedAttempts(parser).array();
    } catch (JacksonException e) {
      throw refusal(
          Expectation.of(e, DocumentFormat.JSON), Expectation.place(e, DocumentFormat.JSON));
    }
  }

  private List<Attempt> array() {
    if (parser.nextToken() != JsonToken.START_ARRAY) {
      throw refusal("Expected an array of attempts, as an export has it.", here());
    }
    for (JsonToken token = some(); token != JsonToken.END_ARRAY; token = some()) {
      if (token != JsonToken.START_OBJECT) {
        throw refusal("Expected an attempt: a { with its values.", here());
      }
      if (attempts.size() == MOST) {
        throw refusal(
            "The file has more than %,d attempts. Export a shorter period.".formatted(MOST),
            here());
      }
      attempts.add(attempt());
    }
    if (parser.nextToken() != null) {
      throw refusal("Expected the file to end here.", here());
    }
    return attempts;
  }

  private Attempt attempt() {
    SourceLocation begin = here();
    Map<String, ImportedValue> values = new HashMap<>();
    for (JsonToken token = some(); token != JsonToken.END_OBJECT; token = some()) {
      String key = texts.computeIfAbsent(parser.currentName(), same -> same);
      SourceLocation place = here();
      JsonToken value = some();
      if (values.put(key, value(value, place)) != null) {
        throw refusal("This key stands in the same attempt twice.", place);
      }
    }
    Attempt attempt = new ImportedValues(values, begin).attempt();
    if (!ids.add(attempt.intent().id())) {
      throw refusal("This attempt stands in the file twice.", begin);
    }
    return attempt;
  }

  private ImportedValue value(JsonToken token, SourceLocation place) {
    return switch (token) {
      case VALUE_NULL -> new ImportedValue("", true, place);
      case VALUE_STRING ->
          new ImportedValue(
              texts.size() < MOST
                  ? texts.computeIfAbsent(parser.getString(), same -> same)
                  : parser.getString(),
              false,
              place);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
          new ImportedValue(parser.getString(), false, place);
      case START_OBJECT,
          START_ARRAY,
          NOT_AVAILABLE,
          END_OBJECT,
          END_ARRAY,
          PROPERTY_NAME,
          VALUE_EMBEDDED_OBJECT ->
          throw refusal("Expected a text, a number or null.", here());
    };
  }

  private JsonToken some() {
    JsonToken token = parser.nextToken();
    if (token == null) {
      throw refusal("The file ends too early: it may have been cut off.", here());
    }
    return token;
  }

  private SourceLocation here() {
    TokenStreamLocation location = parser.currentTokenLocation();
    return location == null || location.getLineNr() < 1
        ? SourceLocation.NOWHERE
        : new SourceLocation(location.getLineNr(), location.getColumnNr());
  }

  static InvalidRequestException refusal(String rule, SourceLocation place) {
    return new InvalidRequestException(List.of(new Violation("", rule, place)));
  }
}
