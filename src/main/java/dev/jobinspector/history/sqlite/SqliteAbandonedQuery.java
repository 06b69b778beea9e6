package dev.jobinspector.history.sqlite;

import dev.jobinspector.history.jdbc.Microseconds;
import dev.jobinspector.history.jdbc.SqlStatement;
import dev.jobinspector.history.rows.ProcessIdentity;
import dev.jobinspector.history.write.AbandonedQuery;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Attempts in a file of this machine: their process is gone.
public record SqliteAbandonedQuery(ProcessIdentity self, Clock clock) implements AbandonedQuery {
  @Override
  public List<UUID> in(Connection database) throws SQLException {
    List<UUID> abandoned = new ArrayList<>();
    SqlStatement.of("select id, started_at, owner from attempt where outcome is null")
        .read(
            database,
            row -> {
              ProcessIdentity owner = ProcessIdentity.parse(row.getString("owner"));
              Instant begun = Microseconds.instant(row.getLong("started_at"));
              return self.mayStillConclude(owner, begun, clock.instant())
                  || abandoned.add(UUID.fromString(row.getString("id")));
            });
    return abandoned;
  }
}
