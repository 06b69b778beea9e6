package dev.jobinspector.history.rows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// The check sum that each half of a row carries. The database checks its structure, not its
/// content: a flipped bit in a status would otherwise be shown as what the service said.
public final class RowChecksum {
  private RowChecksum() {}

  public static long of(List<? extends @Nullable Object> values) {
    CRC32C sum = new CRC32C();
    for (Object value : values) {
      if (value == null) {
        sum.update(0);
      } else {
        byte[] bytes = value.toString().getBytes(StandardCharsets.UTF_8);
        sum.update(1);
        sum.update(bytes);
        sum.update(bytes.length);
      }
    }
    return sum.getValue();
  }
}
