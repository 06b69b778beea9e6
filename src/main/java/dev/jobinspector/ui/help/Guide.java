package dev.jobinspector.ui.help;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The documents that the program carries, so that help needs no network.
enum Guide {
  USER_GUIDE("user-guide.md", "User guide"),
  TROUBLESHOOTING("troubleshooting.md", "Troubleshooting");

  private final String file;
  private final String title;

  Guide(String file, String title) {
    this.file = file;
    this.title = title;
  }

  String file() {
    return file;
  }

  String title() {
    return title;
  }

  List<Block> blocks() {
    try (InputStream in = Guide.class.getResourceAsStream(file)) {
      return MarkdownReader.read(
          in == null
              ? "The document is not part of this build."
              : new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
