package dev.jobinspector.history.jdbc;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;

/// The JDBC drivers that the program brings. `DriverManager` would begin each of them for the first
/// connection of any, and look for them in each jar: a window on SQLite would wait for
/// PostgreSQL's.
public final class Drivers {
  private Drivers() {}

  /// Returns a new connection.
  ///
  /// @param driver the class of the driver, which alone is begun
  public static Connection connect(String driver, String url, Properties properties)
      throws SQLException {
    return Optional.ofNullable(begun(driver).connect(url, properties))
        .orElseThrow(() -> new IllegalStateException(driver + " does not take its own URL"));
  }

  private static Driver begun(String driver) {
    try {
      return Class.forName(driver).asSubclass(Driver.class).getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(driver + " is not on the class path", e);
    }
  }
}
