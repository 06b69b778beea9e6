package dev.jobinspector.text;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import tools.jackson.core.StreamReadConstraints;

/// Reads a JSON or YAML document that a user gave. All that is wrong is thrown as an
/// [InvalidRequestException], in words and without the text.
public final class DocumentReader {
  /// Bytes; a request of this API is far smaller.
  public static final int LARGEST = 1024 * 1024;

  private static final String BOM = "\uFEFF";

  private DocumentReader() {}

  /// Reads the bytes of a file.
  public static Document read(byte[] bytes, DocumentFormat format) {
    if (bytes.length > LARGEST) {
      throw tooLarge();
    }
    return read(decode(bytes), format);
  }

  /// Reads a text, such as a value of the command line.
  public static Document read(String text, DocumentFormat format) {
    if (text.length() > LARGEST) {
      throw tooLarge();
    }
    List<String> notes = new ArrayList<>();
    String body = text;
    if (body.startsWith(BOM)) {
      body = body.substring(1);
      notes.add("The byte order mark at the beginning of the document was skipped.");
    }
    return new Document(TreeReader.read(body, format), notes);
  }

  /// Reads the values of a JSON array one at a time; memory holds one of them.
  ///
  /// @param longest characters of a text
  /// @param deepest nesting
  public static void elements(InputStream in, int longest, int deepest, Consumer<Value> reader) {
    TreeReader.elements(
        in,
        StreamReadConstraints.builder()
            .maxStringLength(longest)
            .maxNestingDepth(deepest)
            .maxNumberLength(20)
            .build(),
        reader);
  }

  /// Returns bytes as text: UTF-8, or UTF-16 with a byte order mark, as PowerShell 5 writes it.
  public static String decode(byte[] bytes) {
    Charset charset = ByteOrderMark.charset(bytes);
    if (startsWith(bytes, 0, 0) || startsWith(bytes, 0xFF, 0xFE, 0, 0)) {
      throw InvalidRequestException.of(
          "The document is UTF-32. Save it as UTF-8 and try again.", SourceLocation.NOWHERE);
    }
    if (charset.equals(StandardCharsets.UTF_8) && zeroAtTheStart(bytes)) {
      throw InvalidRequestException.of(
          "The document is UTF-16 without a byte order mark. Save it as UTF-8 and try again.",
          SourceLocation.NOWHERE);
    }
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      throw InvalidRequestException.of(
          charset.equals(StandardCharsets.UTF_8)
              ? "The document is not UTF-8. Save it as UTF-8 and try again."
              : "The document is not the UTF-16 that its byte order mark promises. Save it as UTF-8"
                  + " and try again.",
          SourceLocation.NOWHERE);
    }
  }

  private static boolean startsWith(byte[] bytes, int... beginning) {
    return bytes.length >= beginning.length
        && IntStream.range(0, beginning.length).allMatch(i -> bytes[i] == (byte) beginning[i]);
  }

  /// UTF-16 without a byte order mark: its first character is ASCII.
  private static boolean zeroAtTheStart(byte[] bytes) {
    return bytes.length > 1 && (bytes[0] == 0 || bytes[1] == 0);
  }

  private static InvalidRequestException tooLarge() {
    return InvalidRequestException.of("The document is larger than 1 MB.", SourceLocation.NOWHERE);
  }
}
