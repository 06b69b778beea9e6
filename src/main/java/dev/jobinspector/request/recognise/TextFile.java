package dev.jobinspector.request.recognise;

import dev.jobinspector.text.InvalidRequestException;
import dev.jobinspector.text.SourceLocation;
import dev.jobinspector.text.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A log or another text in a file of the user's.
public final class TextFile {
  /// Megabytes; the whole text is held in memory.
  private static final int LARGEST = 64;

  private TextFile() {}

  /// Returns the text of a file. Logs hold bytes that are no text: they are replaced and hide
  /// nothing else.
  ///
  /// @throws InvalidRequestException if it is too large
  /// @throws IOException if it cannot be read
  public static String read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes((LARGEST << 20) + 1);
      if (bytes.length > LARGEST << 20) {
        throw new InvalidRequestException(
            List.of(
                new Violation(
                    "",
                    "The file is larger than %d MB. Cut out the part around the job."
                        .formatted(LARGEST),
                    SourceLocation.NOWHERE)));
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
