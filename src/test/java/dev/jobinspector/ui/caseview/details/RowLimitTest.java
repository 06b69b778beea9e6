package dev.jobinspector.ui.caseview.details;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowLimitTest {
  @Test
  void ofAHundredThousandKeysAThousandAreRowsAndTheRestIsCounted() {
    List<String> rows = rows(100_000);
    assertEquals(1_001, rows.size());
    assertEquals("key 999", rows.get(999));
    assertEquals("… 99,000 more", rows.getLast());
  }

  @Test
  void upToAThousandAllAreRows() {
    assertEquals("key 999", rows(1_000).getLast());
    assertEquals(List.of(), rows(0));
  }

  private static List<String> rows(int count) {
    List<Integer> children = IntStream.range(0, count).boxed().toList();
    return RowLimit.rows(children, child -> "key " + child, note -> note);
  }
}
