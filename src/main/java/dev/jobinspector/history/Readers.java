package dev.jobinspector.history;

import dev.jobinspector.job.AttemptLogException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// The database connections that only read, each lent to one thread at a time, so that a long
/// export does not hold up the page on screen.
final class Readers implements AutoCloseable {
  private final BlockingQueue<Connection> idle;
  private final int count;
  private final Problems problems;

  Readers(List<Connection> connections, Problems problems) {
    this.idle = new LinkedBlockingQueue<>(connections);
    this.count = connections.size();
    this.problems = problems;
  }

  <T> T read(Reading<T> reading) {
    Connection lent = take();
    try {
      if (lent.isClosed()) {
        throw new AttemptLogException("The history is closed.");
      }
      return reading.from(lent);
    } catch (SQLException problem) {
      throw problems.reading(problem);
    } finally {
      idle.add(lent);
    }
  }

  /// Waits for what is being read. The closed connections go back, so that nobody waits for one for
  /// ever.
  @Override
  public void close() {
    List<Connection> closed = new ArrayList<>();
    while (closed.size() < count) {
      closed.add(take());
    }
    try {
      for (Connection connection : closed) {
        connection.close();
      }
    } catch (SQLException problem) {
      throw problems.reading(problem);
    } finally {
      idle.addAll(closed);
    }
  }

  private Connection take() {
    try {
      return idle.take();
    } catch (InterruptedException cancelled) {
      Thread.currentThread().interrupt();
      throw new AttemptLogException("Reading the history was cancelled.", cancelled);
    }
  }
}
