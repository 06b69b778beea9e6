package dev.jobinspector.history.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.history.PostgresServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// How the program proves the server and itself to it: a server with TLS and passwords, and the
/// whole program as a process, because the password file is named by the environment.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("process")
class PostgresLoginTest {
  private static final String PASSWORD = "correct-horse-battery";

  private record Ended(int exitCode, String output) {}

  @SuppressWarnings("NullAway.Init")
  private Path directory;

  @SuppressWarnings("NullAway.Init")
  private PostgresServer server;

  private Runnable stop = () -> {};

  @SuppressWarnings("NullAway.Init")
  private Path certificate;

  private Path passwords = Path.of("");
  private Path tools = Path.of("");

  @BeforeAll
  void startServer(@TempDir Path folder) throws Exception {
    directory = folder;
    server = PostgresServer.start();
    stop = server::close;
    certificate = directory.resolve("localhost.crt");
    Path key = directory.resolve("localhost.key");
    certify(certificate, key);
    server.execute("create role team login password '%s'".formatted(PASSWORD));
    server.execute("create schema authorization team");
    server.askForPasswords("team");
    server.encrypt(certificate, key);
  }

  @AfterAll
  void stopServer() {
    stop.run();
  }

  @BeforeEach
  void writePassword() throws IOException {
    passwords = directory.resolve("pgpass");
    Files.writeString(passwords, "localhost:*:*:team:" + PASSWORD + "\n");
    Files.setPosixFilePermissions(passwords, PosixFilePermissions.fromString("rw-------"));
    tools = Files.createDirectories(directory.resolve("tools"));
    keyring("exit 1"); // never that of whoever runs the tests
  }

  @Test
  void aServerThatProvesItsNameIsToldThePasswordOfThePasswordFile() throws Exception {
    Ended ended = history("localhost", "&sslmode=verify-full&sslrootcert=" + certificate);
    assertEquals(new Ended(0, "[]"), ended);
  }

  @Test
  void aServerOfAnAuthorityThatNobodyNamedIsNotTrusted() throws Exception {
    assertFails("localhost", "&sslmode=verify-full", "cannot be trusted");
  }

  @Test
  void aServerWithACertificateForAnotherNameIsNotTrusted() throws Exception {
    assertFails(
        "127.0.0.1",
        "&sslmode=verify-full&sslrootcert=" + certificate,
        "cannot be trusted, or is for another name");
  }

  @Test
  void aMissingPasswordIsAskedForByNamingTheFile() throws Exception {
    Files.delete(passwords);
    assertFails("localhost", "", "asks for a password. Write it into " + passwords);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void whereThePasswordFileHasNoneTheKeyringIsAsked() throws Exception {
    Files.writeString(passwords, "elsewhere:*:*:team:guessed\n");
    Path asked = directory.resolve("asked");
    keyring("echo \"$*\" >>'%s'; echo %s".formatted(asked, PASSWORD));
    assertEquals(new Ended(0, "[]"), history("localhost", ""));
    assertEquals(
        List.of(
            "lookup service job-inspector account team@localhost:%d/postgres"
                .formatted(server.port())),
        Files.readAllLines(asked));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void thePasswordFileWinsAndTheKeyringIsNotAsked() throws Exception {
    Path asked = directory.resolve("asked in vain");
    keyring("touch '%s'; echo guessed".formatted(asked));
    assertEquals(new Ended(0, "[]"), history("localhost", ""));
    assertFalse(Files.exists(asked));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void whatTheKeyringHasMayBeWrong() throws Exception {
    Files.delete(passwords);
    keyring("echo guessed");
    assertFails("localhost", "", "rejected the login");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aPasswordThatIsNowhereCanBeStoredByTheCommandThatIsNamed() throws Exception {
    Files.delete(passwords);
    assertFails(
        "localhost",
        "",
        "If the system's keyring has it, unlock it and try again; to keep it there: "
            + "secret-tool store --label='Job Inspector' service job-inspector account"
            + " 'team@localhost:%d/postgres'".formatted(server.port()));
  }

  @Test
  @Timeout(60)
  @DisabledOnOs(OS.WINDOWS)
  void whoWaitsForTheKeyringMayGiveUpAndDoesNotAskItAgain() throws Exception {
    Path asked = directory.resolve("asked of all");
    Path dismissed = directory.resolve("dismissed");
    Path tool =
        Files.writeString(
            directory.resolve("slow-tool"),
            "echo asked >>'%s'; until test -e '%s'; do sleep 0.1; done; exit 1"
                .formatted(asked, dismissed));
    PostgresDatabase database =
        new PostgresDatabase(
            PostgresAddress.of(
                "jdbc:postgresql://localhost:%d/postgres?user=team".formatted(server.port())),
            Optional.of(new Keyring(List.of("/bin/sh", tool.toString()), "")));
    List<String> ends = new CopyOnWriteArrayList<>();
    List<Thread> all =
        Stream.generate(() -> Thread.ofPlatform().start(() -> ends.add(refusal(database))))
            .limit(3)
            .toList();
    List<Thread> waiting = List.of();
    while (waiting.size() < 2) {
      Thread.sleep(10);
      waiting = all.stream().filter(one -> one.getState() == Thread.State.WAITING).toList();
    }
    waiting.getFirst().interrupt();
    waiting.getFirst().join();
    assertEquals(List.of("08001"), ends, "cancelled, while another still asks");
    Files.createFile(dismissed);
    for (Thread one : all) {
      one.join();
    }
    assertEquals(List.of("08001", "08004", "08004"), ends);
    assertEquals(List.of("asked"), Files.readAllLines(asked));
  }

  /// The code with which the server lets nobody in.
  private static String refusal(PostgresDatabase database) {
    return String.valueOf(assertThrows(SQLException.class, database::open).getSQLState());
  }

  @Test
  void aWrongPasswordIsSaid() throws Exception {
    Files.writeString(passwords, "localhost:*:*:team:guessed\n");
    assertFails("localhost", "", "rejected the login");
  }

  @Test
  void aPasswordFileThatOthersCanReadIsNotUsed() throws Exception {
    Files.setPosixFilePermissions(passwords, PosixFilePermissions.fromString("rw-r--r--"));
    assertFails("localhost", "", "can be read by others");
  }

  /// In place of the keyring's own tool.
  private void keyring(String script) throws IOException {
    Path tool = Files.writeString(tools.resolve("secret-tool"), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwx------"));
  }

  private void assertFails(String host, String parameters, String userMessage) throws Exception {
    Ended ended = history(host, parameters);
    assertEquals(255, ended.exitCode(), ended.output());
    assertTrue(ended.output().contains(userMessage), ended.output());
    assertFalse(ended.output().contains(PASSWORD), ended.output());
    assertFalse(ended.output().contains("\tat "), ended.output());
  }

  private Ended history(String host, String parameters) throws Exception {
    ProcessBuilder program =
        new ProcessBuilder(
            java("java"),
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.jobinspector.app.Main",
            "history",
            "--data-dir",
            directory.resolve("data").toString(),
            "--history-url",
            "jdbc:postgresql://%s:%d/postgres?user=team&currentSchema=team%s"
                .formatted(host, server.port(), parameters));
    program.environment().put("PGPASSFILE", passwords.toString());
    program.environment().put("PATH", tools + ":/usr/bin:/bin");
    Process process = program.redirectErrorStream(true).start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    return new Ended(process.waitFor(), output);
  }

  /// A certificate for `localhost` that nobody but itself vouches for.
  private void certify(Path certificate, Path key) throws Exception {
    Path store = directory.resolve("localhost.p12");
    Process tool =
        new ProcessBuilder(
                List.of(
                    java("keytool"),
                    "-genkeypair",
                    "-keyalg",
                    "EC",
                    "-alias",
                    "localhost",
                    "-dname",
                    "CN=localhost",
                    "-ext",
                    "san=dns:localhost",
                    "-ext",
                    "bc:critical=ca:true",
                    "-validity",
                    "2",
                    "-keystore",
                    store.toString(),
                    "-storepass",
                    PASSWORD))
            .inheritIO()
            .start();
    assertEquals(0, tool.waitFor());
    KeyStore made = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    pem(certificate, "CERTIFICATE", made.getCertificate("localhost").getEncoded());
    pem(key, "PRIVATE KEY", made.getKey("localhost", PASSWORD.toCharArray()).getEncoded());
  }

  private static void pem(Path file, String name, byte[] content) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(
        file,
        "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
            .formatted(name, Base64.getMimeEncoder().encodeToString(content)));
  }

  private static String java(String program) {
    return Path.of(System.getProperty("java.home"), "bin", program).toString();
  }
}
