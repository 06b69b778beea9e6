package dev.jobinspector.history.jdbc;

import dev.jobinspector.attempt.AttemptLogException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// The database connections that only read, each lent to one thread at a time, so that a long
/// export does not hold up the page on screen.
public final class ReadPool implements AutoCloseable {
  private final BlockingQueue<ConnectionHolder> idle;
  private final int count;
  private final SqlErrorMessages messages;

  public ReadPool(List<ConnectionHolder> holders, SqlErrorMessages messages) {
    this.idle = new LinkedBlockingQueue<>(holders);
    this.count = holders.size();
    this.messages = messages;
  }

  public <T> T read(SqlFunction<T> reading) {
    ConnectionHolder lent = take();
    try {
      return lent.use(reading);
    } catch (SQLException e) {
      throw messages.reading(e);
    } finally {
      idle.add(lent);
    }
  }

  /// Waits for what is being read. The closed ones go back, so that nobody waits for one for ever.
  @Override
  public void close() {
    List<ConnectionHolder> closed = new ArrayList<>();
    while (closed.size() < count) {
      closed.add(take());
    }
    try {
      for (ConnectionHolder holder : closed) {
        holder.close();
      }
    } catch (SQLException e) {
      throw messages.reading(e);
    } finally {
      idle.addAll(closed);
    }
  }

  private ConnectionHolder take() {
    try {
      return idle.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AttemptLogException("Reading the history was cancelled.", e);
    }
  }
}
