package dev.jobinspector.request.recognise.reader;

import dev.jobinspector.request.recognise.evidence.JobCollector;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the tables that the AWS CLI draws: the number of bars at the left tells how deep a section
/// is, a row of one cell begins one.
public final class TableReader implements LineReader {
  private static final List<String> COLUMNS =
      List.of("accountId", "clientId", "id", "jobId", "nonce");

  private final OpenMaps maps;
  private @Nullable List<String> header;

  public TableReader(JobCollector evidence) {
    this.maps = new OpenMaps(evidence);
  }

  @Override
  public void line(String text, int number) {
    if (text.isEmpty() || text.charAt(0) != '|') {
      if (maps.depth() > 0 && !text.startsWith("-") && !text.startsWith("+")) {
        end();
      }
      return;
    }
    int bars = 1;
    while (bars < text.length() && text.charAt(bars) == '|') {
      bars++;
    }
    String inside = text.substring(bars).replaceFirst("[|]{1,100}$", "");
    List<String> cells = Arrays.stream(inside.split("\\|", -1)).map(String::strip).toList();
    if (cells.getFirst().startsWith("+") || cells.getFirst().startsWith("--")) {
      return;
    }
    if (cells.size() == 1) {
      header = null;
      maps.endTo(bars - 1);
      maps.begin(cells.getFirst());
    } else if (COLUMNS.containsAll(cells)) {
      header = cells;
    } else if (header != null && header.size() == cells.size()) {
      row(header, cells, number);
    } else if (cells.size() == 2) {
      maps.scalar(cells.getFirst(), cells.getLast(), number);
    }
  }

  @Override
  public void end() {
    maps.endTo(0);
    header = null;
  }

  private void row(List<String> columns, List<String> cells, int number) {
    maps.begin("jobs");
    for (int i = 0; i < cells.size(); i++) {
      maps.scalar(columns.get(i), cells.get(i), number);
    }
    maps.end();
  }
}
