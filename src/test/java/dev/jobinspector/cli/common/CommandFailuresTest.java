package dev.jobinspector.cli.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class CommandFailuresTest {
  @Test
  void anUnexpectedErrorIsSaidWithoutItsMessageAndLogged() {
    StringWriter err = new StringWriter();
    CommandFailures failures =
        new CommandFailures(
            new Console(
                InputStream.nullInputStream(),
                new PrintWriter(new StringWriter()),
                new PrintWriter(err),
                Map.of(),
                Terminal.NONE),
            List.of());
    IllegalStateException unexpected = new IllegalStateException("the password is hunter2");
    Logger root = Logger.getLogger("");
    Kept kept = new Kept();
    root.addHandler(kept);
    try {
      assertEquals(ExitCode.OTHER, failures.running(unexpected));
    } finally {
      root.removeHandler(kept);
    }
    assertTrue(err.toString().contains("Unexpected error (IllegalStateException)"), err.toString());
    assertFalse(err.toString().contains("hunter2"), err.toString());
    assertEquals(List.of(unexpected), kept.records.stream().map(LogRecord::getThrown).toList());
  }

  private static final class Kept extends Handler {
    private final List<LogRecord> records = new ArrayList<>();

    @Override
    public void publish(LogRecord record) {
      records.add(record);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
