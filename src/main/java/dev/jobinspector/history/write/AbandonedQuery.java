package dev.jobinspector.history.write;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/// Finds the attempts whose process is gone.
@FunctionalInterface
public interface AbandonedQuery {
  List<UUID> in(Connection database) throws SQLException;
}
