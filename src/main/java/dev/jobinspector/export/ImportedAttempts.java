package dev.jobinspector.export;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.text.DocumentReader;
import dev.jobinspector.text.InvalidRequestException;
import dev.jobinspector.text.SourceLocation;
import dev.jobinspector.text.Value;
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

/// Reads the attempts of an exported JSON file: exported history, to be read and never to be mixed
/// with one's own. What is wrong with the file is said with its line and column, and without what
/// stands there.
public final class ImportedAttempts {
  /// How many attempts are taken.
  public static final int MOST = 100_000;

  /// Bytes of the largest file that is read.
  public static final long LARGEST = 128L << 20;

  private static final int LONGEST_TEXT = 10_000;
  private static final int DEEPEST = 8;

  /// Names of pipelines, operations and accounts come again and again: each is kept once.
  private final Map<String, String> texts = new HashMap<>();

  private final Set<UUID> ids = new HashSet<>();
  private final List<Attempt> attempts = new ArrayList<>();

  private ImportedAttempts() {}

  /// Returns the attempts in the order of the file.
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
    ImportedAttempts imported = new ImportedAttempts();
    try (InputStream in = Files.newInputStream(file)) {
      DocumentReader.elements(in, LONGEST_TEXT, DEEPEST, imported::add);
    }
    return imported.attempts;
  }

  private void add(Value element) {
    if (!(element instanceof Value.Mapping mapping)) {
      throw refusal("Expected an attempt: a { with its values.", element.location());
    }
    if (attempts.size() == MOST) {
      throw refusal(
          "The file has more than %,d attempts. Export a shorter period.".formatted(MOST),
          mapping.location());
    }
    for (Value value : mapping.entries().values()) {
      if (value instanceof Value.Listing || value instanceof Value.Mapping) {
        throw refusal("Expected a text, a number or null.", value.location());
      }
    }
    Attempt attempt = new ImportedValues(mapping, this::once).attempt();
    if (!ids.add(attempt.intent().id())) {
      throw refusal("This attempt is in the file twice.", mapping.location());
    }
    attempts.add(attempt);
  }

  private String once(String text) {
    return texts.size() < MOST ? texts.computeIfAbsent(text, same -> same) : text;
  }

  static InvalidRequestException refusal(String rule, SourceLocation location) {
    return InvalidRequestException.of(rule, location);
  }
}
