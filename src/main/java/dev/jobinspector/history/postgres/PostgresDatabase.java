package dev.jobinspector.history.postgres;

import dev.jobinspector.history.jdbc.Drivers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;

/// Connections to one PostgreSQL server. Nothing over them takes longer than its time limit.
public final class PostgresDatabase {
  /// A server that did not let us in is not asked again for so long, and not for as long as that
  /// took: whoever looks at a job does not wait for the history with each step.
  private static final Duration REST = Duration.ofSeconds(2);

  /// In seconds: to reach the server, to be let in, and for one answer.
  private static final Map<String, String> LIMITS =
      Map.of("connectTimeout", "5", "loginTimeout", "15", "socketTimeout", "20");

  /// A commit is on the server's disk when it returns, however the server is set up. What takes
  /// longer than the driver waits, the server gives up before.
  private static final String SESSION =
      """
      select set_config('synchronous_commit', 'on', false)
      where current_setting('synchronous_commit') in ('off', 'local');
      set lock_timeout = '10s';
      set statement_timeout = '15s';
      """;

  /// @param until in the time of `System.nanoTime`
  private record Refusal(SQLException why, long until) {}

  private final PostgresAddress address;
  private final Optional<Keyring> keyring;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile Optional<Refusal> refusal = Optional.empty();
  private volatile Optional<String> ofKeyring = Optional.empty();

  public PostgresDatabase(PostgresAddress address) {
    this(address, Keyring.ofThisSystem());
  }

  public PostgresDatabase(PostgresAddress address, Optional<Keyring> keyring) {
    this.address = address;
    this.keyring = keyring;
  }

  public Connection open() throws SQLException {
    throwLastRefusal();
    PasswordFile.current().refuseIfOthersCanRead();
    long began = System.nanoTime();
    try {
      Connection opened = connect(began);
      boolean ready = false;
      try (Statement statement = opened.createStatement()) {
        statement.execute(SESSION);
        ready = true;
      } finally {
        if (!ready) {
          opened.close();
        }
      }
      refusal = Optional.empty();
      return opened;
    } catch (SQLException e) {
      if (Thread.currentThread().isInterrupted()) {
        // Says nothing about the server; the driver calls it an unexpected error.
        throw new SQLException("Cancelled while connecting.", "08001", e);
      }
      refused(e, began);
      throw e;
    }
  }

  private void throwLastRefusal() throws SQLException {
    Optional<Refusal> last = refusal;
    if (last.isPresent() && last.get().until() - System.nanoTime() > 0) {
      throw last.get().why();
    }
  }

  private void refused(SQLException why, long began) {
    long now = System.nanoTime();
    refusal = Optional.of(new Refusal(why, now + Math.max(REST.toNanos(), now - began)));
  }

  /// The driver looks into the password file itself. Only if the server asks for a password and
  /// there is none, the keyring is asked: it may ask the user.
  private Connection connect(long began) throws SQLException {
    Optional<String> known = ofKeyring;
    if (known.isPresent()) {
      try {
        return connect(known);
      } catch (SQLException e) {
        if (!PostgresErrorMessages.isWrongPassword(e)) {
          throw e;
        }
        ofKeyring = Optional.empty(); // it was changed since
      }
    }
    try {
      return connect(Optional.empty());
    } catch (SQLException e) {
      if (!PostgresErrorMessages.asksForPassword(e)) {
        throw e;
      }
      return connectByKeyring(e, began);
    }
  }

  /// One after the other: whoever unlocks the keyring for the first, or does not, has done so for
  /// all who wait.
  private Connection connectByKeyring(SQLException asked, long began) throws SQLException {
    try {
      asking.lockInterruptibly();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw asked;
    }
    try {
      throwLastRefusal();
      Optional<String> found = ofKeyring.or(this::askKeyring);
      if (found.isEmpty()) {
        if (!Thread.currentThread().isInterrupted()) {
          refused(asked, began); // before the next one looks
        }
        throw asked;
      }
      Connection opened = connect(found);
      ofKeyring = found;
      return opened;
    } finally {
      asking.unlock();
    }
  }

  private Optional<String> askKeyring() {
    return keyring.flatMap(system -> system.password(address.account()));
  }

  private Connection connect(Optional<String> password) throws SQLException {
    Properties properties = properties(address);
    password.ifPresent(secret -> properties.setProperty("password", secret));
    return Drivers.connect("org.postgresql.Driver", address.url(), properties);
  }

  private static Properties properties(PostgresAddress address) {
    Properties properties = new Properties();
    properties.setProperty("ApplicationName", "job-inspector");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("logServerErrorDetail", "false");
    LIMITS.forEach(properties::setProperty);
    address.parameters().forEach(properties::setProperty);
    boolean verified = Objects.equals(address.parameters().get("sslmode"), "verify-full");
    if (verified && !address.parameters().containsKey("sslrootcert") && !hasOwnAuthorities()) {
      // Without a file of authorities, the driver would trust none; Java brings the public ones.
      properties.setProperty("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
    }
    return properties;
  }

  /// Whether the file is there in which PostgreSQL's own clients look for authorities.
  private static boolean hasOwnAuthorities() {
    return Optional.ofNullable(System.getenv("APPDATA"))
        .filter(_ -> System.getProperty("os.name", "").startsWith("Windows"))
        .map(folder -> Path.of(folder, "postgresql"))
        .or(() -> Optional.of(Path.of(System.getProperty("user.home", ""), ".postgresql")))
        .filter(folder -> Files.exists(folder.resolve("root.crt")))
        .isPresent();
  }
}
