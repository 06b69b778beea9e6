package dev.jobinspector.history;

import static dev.jobinspector.history.Samples.JOB;
import static dev.jobinspector.history.Samples.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.attempt.AlreadyInFlightException;
import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.AttemptFilter;
import dev.jobinspector.attempt.AttemptLog;
import dev.jobinspector.attempt.AttemptLogException;
import dev.jobinspector.attempt.AttemptQuery;
import dev.jobinspector.attempt.Conclusion;
import dev.jobinspector.attempt.Intent;
import dev.jobinspector.history.jdbc.SqlStatement;
import dev.jobinspector.history.postgres.PostgresAddress;
import dev.jobinspector.history.postgres.PostgresDatabase;
import dev.jobinspector.history.postgres.PostgresDialect;
import dev.jobinspector.history.postgres.PostgresSchema;
import dev.jobinspector.history.rows.ProcessIdentity;
import dev.jobinspector.job.reply.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(PostgresServer.Shared.class)
@Tag("process")
class PostgresHistoryTest {
  private final PostgresServer server;
  private final String url;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  PostgresHistoryTest(PostgresServer server) {
    this.server = server;
    this.url = server.fresh();
  }

  @Test
  void programsThatBeginAtOnceMakeOneTable() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<OpenedHistory>> programs = new ArrayList<>();
      for (int program = 0; program < 6; program++) {
        programs.add(threads.submit(this::open));
      }
      for (Future<OpenedHistory> program : programs) {
        try (AttemptLog log = program.get().log()) {
          assertEquals(List.of(), program.get().notices());
          log.begin(Samples.poll(NOON));
        }
      }
    }
    assertEquals(6, attempts().size());
  }

  @Test
  void aWriteIsRefusedWhileAnotherMachineIsAtIt() {
    Intent theirs = begunElsewhere("boot-of-another-machine", "1 minute");
    try (AttemptLog log = open().log()) {
      assertThrows(AlreadyInFlightException.class, () -> log.begin(Samples.acknowledge(NOON, JOB)));
      assertEquals(Optional.empty(), only(log).conclusion());
    }
    assertEquals(theirs.id(), attempts().getFirst().intent().id());
  }

  @Test
  void anotherMachineThatDidNotConcludeInItsTimeLeavesAnUnknown() {
    begunElsewhere("boot-of-another-machine", "11 minutes");
    OpenedHistory opened = open();
    try (AttemptLog log = opened.log()) {
      assertTrue(opened.notices().getFirst().contains("unknown"), opened.notices()::toString);
      Conclusion end = only(log).conclusion().orElseThrow();
      assertEquals(Outcome.UNKNOWN, end.outcome());
      assertEquals(Optional.of("ProcessEnded"), end.errorCode());
      log.begin(Samples.acknowledge(NOON.plusSeconds(1), JOB));
    }
  }

  @Test
  void anOpenWindowLooksAgainForWhatMachinesLeft() {
    OpenedHistory opened = open();
    try (AttemptLog log = opened.log()) {
      begunElsewhere("boot-of-another-machine", "11 minutes");
      assertTrue(opened.maintenance().run().getFirst().contains("unknown"));
      assertEquals(Outcome.UNKNOWN, only(log).conclusion().orElseThrow().outcome());
      assertEquals(List.of(), opened.maintenance().run());
    }
  }

  @Test
  void anotherMachineOfTheSameNameIsNotTakenForThisOne() {
    ProcessIdentity self = ProcessIdentity.current();
    Intent theirs =
        begunBy(new ProcessIdentity(self.machine(), "another boot", self.pid(), "0"), "1 minute");
    OpenedHistory opened = open();
    try (AttemptLog log = opened.log()) {
      assertEquals(List.of(), opened.notices());
      assertEquals(new Attempt(theirs, Optional.empty()), only(log));
    }
  }

  @Test
  void aProcessOfThisMachineThatEndedLeavesAnUnknownAtOnce() {
    ProcessIdentity self = ProcessIdentity.current();
    begunBy(new ProcessIdentity(self.machine(), self.boot(), self.pid(), "0"), "0 seconds");
    assertEquals(1, open().notices().size());
    assertEquals(Outcome.UNKNOWN, attempts().getFirst().conclusion().orElseThrow().outcome());
  }

  @Test
  void aProcessOfThisMachineThatRunsMayTakeItsTime() {
    begunBy(ProcessIdentity.current(), "1 day");
    OpenedHistory opened = open();
    try (AttemptLog log = opened.log()) {
      assertEquals(List.of(), opened.notices());
      assertEquals(Optional.empty(), only(log).conclusion());
    }
  }

  @Test
  void whatIsFoundAbandonedInTheWayIsSaidBeforeItIsRepeated() {
    try (AttemptLog log = open().log()) {
      begunElsewhere("boot-of-another-machine", "11 minutes");
      Intent repeated = Samples.acknowledge(NOON, JOB);
      AttemptLogException refused =
          assertThrows(AttemptLogException.class, () -> log.begin(repeated));
      assertFalse(refused instanceof AlreadyInFlightException);
      assertTrue(refused.userMessage().contains("unknown"), refused.userMessage());
      log.begin(repeated);
    }
  }

  @Test
  void theProcessItselfKnowsBetterThanWhoDeclaredItsAttemptUnknown() {
    try (AttemptLog log = open().log()) {
      Intent slow = Samples.acknowledge(NOON, JOB);
      log.begin(slow);
      execute(
          "update attempt set owner = 'elsewhere/boot/1/1', inserted_at = now() - interval '1h'");
      open().log().close();
      assertEquals(Outcome.UNKNOWN, only(log).conclusion().orElseThrow().outcome());
      log.conclude(slow.id(), Samples.confirmed(NOON));
      assertEquals(Optional.of(Samples.confirmed(NOON)), only(log).conclusion());
      log.conclude(slow.id(), Samples.confirmed(NOON));
      assertThrows(
          AttemptLogException.class,
          () -> log.conclude(slow.id(), Samples.failed(NOON, Outcome.UNKNOWN, "TimedOut")));
    }
  }

  @Test
  void aBrokenConnectionIsReplacedAndNothingIsDoubled() {
    try (AttemptLog log = open().log()) {
      Intent first = Samples.acknowledge(NOON, JOB);
      log.begin(first);
      disconnectAll();
      log.conclude(first.id(), Samples.confirmed(NOON));
      disconnectAll();
      assertEquals(1, log.find(AttemptQuery.newest(10)).size());
      disconnectAll();
      log.begin(Samples.acknowledge(NOON, JOB));
      assertEquals(2, log.find(AttemptQuery.newest(10)).size());
    }
  }

  @Test
  void commitsAreOnDiskBeforeTheyReturnHoweverTheServerIsSetUp() throws Exception {
    try (var connection = new PostgresDatabase(PostgresAddress.of(url)).open();
        var statement = connection.createStatement();
        var row = statement.executeQuery("show synchronous_commit")) {
      assertTrue(row.next());
      assertEquals("on", row.getString(1));
    }
  }

  @Test
  void aNewerVersionIsRefusedInWords() {
    open().log().close();
    execute("update attempt_version set version = 9");
    refuses(open(), "newer version");
  }

  @Test
  void whoMayNotMakeTheTableGetsTheSqlForAnAdministrator() throws IOException {
    String guest = guest("usage");
    refuses(PostgresHistory.open(as(guest), directory), "job-inspector-postgresql.sql");
    execute(Files.readString(directory.resolve("job-inspector-postgresql.sql")));
    execute("grant select, insert, update, delete on attempt to " + guest);
    execute("grant select on attempt_version to " + guest);
    OpenedHistory opened = PostgresHistory.open(as(guest), directory);
    try (AttemptLog log = opened.log()) {
      assertEquals(List.of(), opened.notices());
      log.begin(Samples.poll(NOON));
    }
  }

  @Test
  void wheneverWordsNameTheSqlItIsThere() throws IOException {
    Path sql = directory.resolve("job-inspector-postgresql.sql");
    String guest = guest("usage");
    OpenedHistory opened = PostgresHistory.open(as(guest), directory);
    try (AttemptLog log = opened.log()) {
      for (Runnable use :
          List.<Runnable>of(
              () -> log.find(AttemptQuery.newest(1)), () -> log.begin(Samples.poll(NOON)))) {
        Files.delete(sql);
        assertTrue(
            assertThrows(AttemptLogException.class, use::run).userMessage().contains("" + sql));
        assertEquals(PostgresSchema.sql(), Files.readString(sql));
      }
    }
    open().log().close();
    execute("drop table attempt");
    Files.delete(sql);
    refuses(open(), "has no table for it. Ask its administrator to run " + sql);
    assertTrue(Files.exists(sql));
  }

  @Test
  void whereTheSqlCannotBeLeftItIsSaidWhereElseItIs() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    refuses(PostgresHistory.open(as(guest("usage")), file), "the program's source");
  }

  @Test
  void aTableWithoutItsVersionIsSaid() {
    open().log().close();
    execute("delete from attempt_version");
    refuses(open(), "insert into attempt_version values (4)");
    execute("insert into attempt_version values (4)");
    assertEquals(List.of(), open().notices());
  }

  @Test
  void whoMayOnlyReadCanLook() {
    try (AttemptLog log = open().log()) {
      log.begin(Samples.poll(NOON));
    }
    String guest = guest("usage");
    execute("grant select on attempt, attempt_version to " + guest);
    OpenedHistory opened = PostgresHistory.open(as(guest), directory);
    try (AttemptLog log = opened.log()) {
      assertTrue(opened.notices().getFirst().contains("you may not"), opened.notices()::toString);
      assertEquals(1, log.find(AttemptQuery.newest(10)).size());
      assertThrows(AttemptLogException.class, () -> log.begin(Samples.poll(NOON)));
    }
  }

  @Test
  void aStandbyCanBeRead() {
    open().log().close();
    server.execute("create role reader login");
    server.execute("alter role reader set default_transaction_read_only = on");
    server.execute("grant all on schema " + schema() + " to reader");
    server.execute("grant all on all tables in schema " + schema() + " to reader");
    OpenedHistory opened = PostgresHistory.open(as("reader"), directory);
    try (AttemptLog log = opened.log()) {
      assertTrue(opened.notices().getFirst().contains("only be read"), opened.notices()::toString);
      assertEquals(List.of(), log.find(AttemptQuery.newest(10)));
    }
  }

  @Test
  void whatIsWrongWithTheServerIsSaidInWords() throws IOException {
    refuses(url.replace("/postgres?", "/nothing-here?"), "there is no database nothing-here");
    refuses(as("nobody_here"), "rejected the login");
    refuses(url.replace("localhost", "nowhere.invalid"), "the host nowhere.invalid");
    refuses(url + "&sslmode=verify-full", "offers no encrypted connection");
    int free = freePort();
    refuses(url.replace(":" + server.port(), ":" + free), "localhost:%d refuses".formatted(free));
    refuses("jdbc:postgresql://localhost/history?password=hunter2", "no password");
  }

  @Test
  void aServerThatSaysNothingHoldsNobodyUpForLong() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      refuses(url.replace(":" + server.port(), ":" + silent.getLocalPort()), "does not answer");
    }
  }

  @Test
  void whoCancelsWhileConnectingKeepsNobodyElseFromTheServer() throws Exception {
    PostgresDatabase database = new PostgresDatabase(PostgresAddress.of(url));
    Thread.currentThread().interrupt();
    try {
      assertEquals("08001", assertThrows(SQLException.class, database::open).getSQLState());
    } finally {
      assertTrue(Thread.interrupted());
    }
    database.open().close();
  }

  private static int freePort() throws IOException {
    try (ServerSocket port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return port.getLocalPort();
    }
  }

  @Test
  void aSearchGoesByTheIndexOfLetters() throws Exception {
    open().log().close();
    AttemptFilter filter = AttemptFilter.ALL.withText("stale");
    var source = PostgresDialect.all(filter).getFirst();
    SqlStatement explain =
        new SqlStatement(
            "explain select * from attempt where " + source.where().sql(), source.parameters());
    try (var connection = new PostgresDatabase(PostgresAddress.of(url)).open();
        var statement = connection.createStatement()) {
      statement.execute("set enable_seqscan = off");
      String plan = String.join("\n", explain.list(connection, row -> row.getString(1)));
      assertTrue(plan.contains("attempt_text"), plan);
    }
  }

  private void refuses(String address, String userMessage) {
    refuses(PostgresHistory.open(address, directory), userMessage);
  }

  private static void refuses(OpenedHistory opened, String userMessage) {
    try (AttemptLog log = opened.log()) {
      String notice = String.join(" ", opened.notices());
      assertTrue(notice.contains(userMessage), notice);
      assertFalse(notice.contains("hunter2"), notice);
      String refused =
          assertThrows(AttemptLogException.class, () -> log.begin(Samples.poll(NOON)))
              .userMessage();
      assertTrue(refused.contains(userMessage), refused);
      assertThrows(AttemptLogException.class, () -> log.find(AttemptQuery.newest(1)));
    }
  }

  private OpenedHistory open() {
    return PostgresHistory.open(url, directory);
  }

  private List<Attempt> attempts() {
    try (AttemptLog log = open().log()) {
      return log.find(AttemptQuery.newest(100));
    }
  }

  private static Attempt only(AttemptLog log) {
    List<Attempt> all = log.find(AttemptQuery.newest(10));
    assertEquals(1, all.size());
    return all.getFirst();
  }

  private Intent begunElsewhere(String boot, String ago) {
    return begunBy(new ProcessIdentity("elsewhere", boot, 1, "1"), ago);
  }

  private Intent begunBy(ProcessIdentity owner, String ago) {
    Intent intent = Samples.acknowledge(NOON, JOB);
    try (AttemptLog log = open().log()) {
      log.begin(intent);
    }
    execute(
        "update attempt set owner = '%s', inserted_at = now() - interval '%s' where id = '%s'"
            .formatted(owner.text(), ago, intent.id()));
    return intent;
  }

  private void disconnectAll() {
    server.execute(
        "select pg_terminate_backend(pid) from pg_stat_activity"
            + " where application_name = 'job-inspector'");
  }

  private String guest(String rights) {
    String guest = "guest_" + schema();
    server.execute("create role %s login".formatted(guest));
    server.execute("grant %s on schema %s to %s".formatted(rights, schema(), guest));
    return guest;
  }

  private String as(String user) {
    return url.replace("user=postgres", "user=" + user);
  }

  private void execute(String sql) {
    server.execute("set search_path to %s, public;".formatted(schema()) + sql);
  }

  private String schema() {
    return url.substring(url.indexOf("currentSchema=") + "currentSchema=".length());
  }
}
