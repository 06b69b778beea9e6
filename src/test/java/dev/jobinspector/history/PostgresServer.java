package dev.jobinspector.history;

import static org.junit.jupiter.api.Assumptions.abort;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// A real PostgreSQL server on a port of this machine, one for all tests. It is set up as
/// carelessly as a server may be: its commits return before they are on disk, unless a session asks
/// for better.
public final class PostgresServer implements AutoCloseable {
  /// Held, or its level would be forgotten.
  private static final Logger TALKATIVE = Logger.getLogger("io.zonky");

  private final EmbeddedPostgres server;

  /// Where its data are, once it has told.
  private Path data = Path.of("");

  /// The program that starts it.
  private Path control = Path.of("");

  private PostgresServer(EmbeddedPostgres server) {
    this.server = server;
  }

  /// Hands the server to a test; skips the test aloud where no server can be started.
  static final class Shared implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == PostgresServer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.create(PostgresServer.class))
          .computeIfAbsent(PostgresServer.class, _ -> start(), PostgresServer.class);
    }
  }

  public static PostgresServer start() {
    TALKATIVE.setLevel(Level.WARNING);
    try {
      return extended(
          new PostgresServer(
              EmbeddedPostgres.builder()
                  .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                  .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                  .setServerConfig("synchronous_commit", "off")
                  .start()));
    } catch (IOException | IllegalStateException e) {
      String userMessage = "NOT TESTED: no PostgreSQL server can be started here: " + e;
      System.err.println(userMessage);
      return abort(userMessage);
    }
  }

  private static PostgresServer extended(PostgresServer server) {
    boolean usable = false;
    try {
      server.data = Path.of(server.string("show data_directory"));
      server.execute("create extension pg_trgm");
      usable = true;
      return server;
    } finally {
      if (!usable) {
        server.close();
      }
    }
  }

  /// An empty schema, as the URL of a history.
  String fresh() {
    String schema = "s" + UUID.randomUUID().toString().replace("-", "");
    execute("create schema " + schema);
    return "jdbc:postgresql://localhost:%d/postgres?user=postgres&currentSchema=%s"
        .formatted(server.getPort(), schema);
  }

  public int port() {
    return server.getPort();
  }

  public void execute(String sql) {
    try (Connection database = server.getPostgresDatabase().getConnection();
        Statement statement = database.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Ends all its processes with SIGKILL. It is gone when this returns.
  void kill() throws IOException {
    ProcessHandle process = process().orElseThrow();
    control = Path.of(process.info().command().orElseThrow()).resolveSibling("pg_ctl");
    kill(process);
  }

  private static void kill(ProcessHandle process) {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.addFirst(process);
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(each -> each.onExit().join());
  }

  /// The first of its processes, if it runs.
  private Optional<ProcessHandle> process() throws IOException {
    Path file = data.resolve("postmaster.pid");
    return Files.exists(file)
        ? ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst()))
        : Optional.empty();
  }

  /// Starts it again over the same data, on the same port.
  void restart() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.addAll(
        List.of(
            control.toString(),
            "-D",
            data.toString(),
            "-o",
            "-F -p %d -c synchronous_commit=off".formatted(server.getPort()),
            "-l",
            data.resolve("restarts.log").toString(),
            "-w",
            "start"));
    Process start =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (start.waitFor() != 0) {
      throw new IllegalStateException(Files.readString(data.resolve("restarts.log")));
    }
  }

  /// Lets a role in with its password only.
  public void askForPasswords(String role) throws IOException {
    Path rules = Path.of(string("show hba_file"));
    Files.writeString(
        rules, "host all %s all scram-sha-256\n".formatted(role) + Files.readString(rules));
    execute("select pg_reload_conf()");
  }

  public void encrypt(Path certificate, Path key) {
    execute("alter system set ssl_cert_file = '%s'".formatted(certificate));
    execute("alter system set ssl_key_file = '%s'".formatted(key));
    execute("alter system set ssl = on");
    execute("select pg_reload_conf()");
  }

  private String string(String sql) {
    try (Connection database = server.getPostgresDatabase().getConnection();
        Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// One that does not stop when it is asked to, which takes seconds, is killed.
  @Override
  public void close() {
    try {
      Optional<ProcessHandle> process = process();
      server.close();
      process.filter(ProcessHandle::isAlive).ifPresent(PostgresServer::kill);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
