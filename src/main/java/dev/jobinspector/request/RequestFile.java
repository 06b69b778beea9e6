package dev.jobinspector.request;

import dev.jobinspector.files.AtomicFile;
import dev.jobinspector.text.DocumentFormat;
import dev.jobinspector.text.DocumentReader;
import dev.jobinspector.text.InvalidRequestException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// A request in a file of the user's, JSON or YAML by its name.
public final class RequestFile {
  private RequestFile() {}

  /// Returns what a file says about an acknowledge.
  ///
  /// @throws InvalidRequestException with everything that is wrong with it
  /// @throws IOException if it cannot be read
  public static RequestForm read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return RequestForm.read(in.readNBytes(DocumentReader.LARGEST + 1), format(file));
    }
  }

  /// Writes a form, for nobody else to read.
  ///
  /// @param withSecrets whether nonce and client token are written, too; only if the user asks
  /// @throws IOException if it cannot be written
  public static void write(Path file, RequestForm form, boolean withSecrets) throws IOException {
    AtomicFile.writePrivately(file, form.text(format(file), withSecrets));
  }

  private static DocumentFormat format(Path file) {
    return DocumentFormat.ofFileName(file.getFileName().toString());
  }
}
