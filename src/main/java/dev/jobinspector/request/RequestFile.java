package dev.jobinspector.request;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// A request in a file of the user's, JSON or YAML by its name.
public final class RequestFile {
  private static final Set<OpenOption> NEW_FILE =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  private RequestFile() {}

  /// What a file says about an acknowledge.
  ///
  /// @throws InvalidRequestException with everything that is wrong with it
  /// @throws IOException if it cannot be read
  public static RequestForm read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return RequestForm.read(in.readNBytes(DocumentReader.LARGEST + 1), format(file));
    }
  }

  /// Writes a form, for nobody else to read; a file that is there is replaced at once or not at
  /// all.
  ///
  /// @param withSecrets whether nonce and client token are written, too; only if the user asks
  /// @throws IOException if it cannot be written
  public static void write(Path file, RequestForm form, boolean withSecrets) throws IOException {
    Path target = file.toAbsolutePath();
    Path beside = target.resolveSibling("." + target.getFileName() + ".part");
    Files.deleteIfExists(beside);
    try {
      fill(beside, form.text(format(file), withSecrets));
      Files.move(
          beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside); // it may hold secrets
    }
  }

  private static void fill(Path file, String text) throws IOException {
    try (FileChannel out = FileChannel.open(file, NEW_FILE, ownersAlone())) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
  }

  /// On Windows the user's folders are private already.
  private static FileAttribute<?>[] ownersAlone() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static DocumentFormat format(Path file) {
    return DocumentFormat.ofFileName(file.getFileName().toString());
  }
}
