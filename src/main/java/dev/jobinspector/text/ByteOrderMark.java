package dev.jobinspector.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// The mark at the beginning of a file or of standard input that tells its encoding.
public final class ByteOrderMark {
  private ByteOrderMark() {}

  /// Returns UTF-16 where the mark says so, in either byte order, and UTF-8 otherwise. UTF-16 skips
  /// its mark when it decodes.
  public static Charset charset(byte[] bytes) {
    boolean utf16 =
        bytes.length > 1
            && ((bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE)
                || (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF));
    return utf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
  }
}
