package dev.jobinspector.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/// Finds the attempts that nobody will conclude any more.
@FunctionalInterface
interface Abandoned {
  List<UUID> in(Connection database) throws SQLException;
}
