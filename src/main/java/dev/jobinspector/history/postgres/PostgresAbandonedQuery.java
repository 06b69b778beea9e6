package dev.jobinspector.history.postgres;

import dev.jobinspector.history.rows.ProcessIdentity;
import dev.jobinspector.history.write.AbandonedQuery;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Attempts of any machine on a server: a process of this machine can be seen to be gone, that of
/// another one is given its time by the server's clock. Whether it is connected says nothing: its
/// request may be under way while its way to the server is broken.
public record PostgresAbandonedQuery(ProcessIdentity self) implements AbandonedQuery {
  /// Twenty times as long as a request is waited for. Whoever takes longer was asleep, and corrects
  /// the row when it wakes.
  public static final Duration TERM = Duration.ofMinutes(10);

  @Override
  public List<UUID> in(Connection database) throws SQLException {
    List<UUID> abandoned = new ArrayList<>();
    try (PreparedStatement underWay =
            database.prepareStatement(
                """
                select id, owner, inserted_at < clock_timestamp() - ? * interval '1 second' as late
                from attempt where outcome is null
                """);
        ResultSet rows = underWay(underWay)) {
      while (rows.next()) {
        ProcessIdentity owner = ProcessIdentity.parse(rows.getString("owner"));
        boolean gone =
            self.canSee(owner) ? !ProcessIdentity.isAlive(owner) : rows.getBoolean("late");
        if (gone) {
          abandoned.add(UUID.fromString(rows.getString("id")));
        }
      }
    }
    return abandoned;
  }

  private static ResultSet underWay(PreparedStatement statement) throws SQLException {
    statement.setLong(1, TERM.toSeconds());
    return statement.executeQuery();
  }
}
