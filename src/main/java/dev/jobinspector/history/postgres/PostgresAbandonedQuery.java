package dev.jobinspector.history.postgres;

import dev.jobinspector.history.jdbc.SqlStatement;
import dev.jobinspector.history.rows.ProcessIdentity;
import dev.jobinspector.history.write.AbandonedQuery;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Attempts of any machine on a server: a process of this machine can be seen to be gone, that of
/// another one is given its time by the server's clock. Whether it is connected says nothing: its
/// request may be in progress while its connection to the server is broken.
///
/// @param term after which an attempt of another machine is abandoned
public record PostgresAbandonedQuery(ProcessIdentity self, Duration term)
    implements AbandonedQuery {
  private static final String IN_PROGRESS =
      """
      select id, owner, inserted_at < clock_timestamp() - ? * interval '1 second' as late
      from attempt where outcome is null
      """;

  @Override
  public List<UUID> in(Connection database) throws SQLException {
    List<UUID> abandoned = new ArrayList<>();
    SqlStatement.of(IN_PROGRESS, term.toSeconds())
        .read(
            database,
            row -> {
              ProcessIdentity owner = ProcessIdentity.parse(row.getString("owner"));
              boolean gone =
                  self.canSee(owner) ? !ProcessIdentity.isAlive(owner) : row.getBoolean("late");
              return !gone || abandoned.add(UUID.fromString(row.getString("id")));
            });
    return abandoned;
  }
}
