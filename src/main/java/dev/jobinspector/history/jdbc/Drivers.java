package dev.jobinspector.history.jdbc;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;

/// The JDBC drivers that the program brings. `DriverManager` would begin each of them for the first
/// connection of any: a window on SQLite would wait for PostgreSQL's.
public final class Drivers {
  private Drivers() {}

  /// Returns a new connection.
  ///
  /// @param driver the class of the driver, which alone is begun
  public static Connection connect(String driver, String url, Properties properties)
      throws SQLException {
    Driver found =
        ServiceLoader.load(Driver.class, Drivers.class.getClassLoader()).stream()
            .filter(provider -> provider.type().getName().equals(driver))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException(driver + " is not on the class path"))
            .get();
    return Optional.ofNullable(found.connect(url, properties))
        .orElseThrow(() -> new IllegalStateException(driver + " does not take its own URL"));
  }
}
