package dev.jobinspector.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Attempts in a file of this machine: their process is gone.
record SqliteAbandoned(ProcessMark self, Clock clock) implements Abandoned {
  @Override
  public List<UUID> in(Connection database) throws SQLException {
    List<UUID> abandoned = new ArrayList<>();
    try (PreparedStatement underWay =
            database.prepareStatement(
                "select id, started_at, owner from attempt where outcome is null");
        ResultSet rows = underWay.executeQuery()) {
      while (rows.next()) {
        ProcessMark owner = ProcessMark.parse(rows.getString("owner"));
        Instant begun = Timestamp.instant(rows.getLong("started_at"));
        if (!self.mayStillConclude(owner, begun, clock.instant())) {
          abandoned.add(UUID.fromString(rows.getString("id")));
        }
      }
    }
    return abandoned;
  }
}
