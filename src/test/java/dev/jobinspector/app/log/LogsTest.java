package dev.jobinspector.app.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.codepipeline.model.AcknowledgeThirdPartyJobRequest;

class LogsTest {
  private static final Logger LIBRARY = Logger.getLogger("software.amazon.awssdk.request");
  private static final String TOKEN = "0a1b2c3d-SECRET-4e5f";

  /// 12 kB that are quickly scrubbed.
  private static final String LONG_LINE = "… ".repeat(3_000);

  private final List<Handler> console = List.of(Logger.getLogger("").getHandlers());

  @TempDir private Path folder;

  /// Megabytes of log lines are not for the terminal of the build.
  @BeforeEach
  void withoutTheConsole() {
    console.forEach(Logger.getLogger("")::removeHandler);
  }

  @AfterEach
  void withTheConsole() {
    console.forEach(Logger.getLogger("")::addHandler);
  }

  @Test
  void whatTheSdkPrintsOfARequestHasNoSecretInTheLog() throws IOException {
    String request =
        AcknowledgeThirdPartyJobRequest.builder()
            .jobId("01234567-89ab-cdef-0123-456789abcdef")
            .nonce("nonce-value")
            .clientToken("short")
            .build()
            .toString();
    assertTrue(request.contains("nonce-value") && request.contains("short"), request);
    IllegalStateException thrown =
        new IllegalStateException("said " + TOKEN, new IOException("caused by " + TOKEN));
    try (Logs _ = Logs.to(folder)) {
      LIBRARY.log(Level.WARNING, "Sent " + request, thrown);
    }
    String log = Files.readString(folder.resolve("job-inspector.0.log"));
    assertFalse(log.contains("nonce-value"), log);
    assertFalse(log.contains("short"), log);
    assertFalse(log.contains(TOKEN), log);
    assertTrue(log.contains("java.lang.IllegalStateException"), log);
    assertTrue(log.contains("java.io.IOException"), log);
    assertTrue(log.contains("LogsTest.java"), log);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"nonce\":\"SECRET\",\"jobId\":\"x\"}",
        "Nonce=SECRET, ClientToken=SECRET)",
        "continuationToken: 'SECRET'",
        "aws_secret_access_key = SECRET",
        "x-amz-security-token=SECRET; password=SECRET",
        "Authorization: AWS4-HMAC-SHA256 Credential=SECRET/20260101, Signature=SECRET",
        "key ASIASECRET0123456789",
        "body nonce%3DSECRET&x",
        "body %7B%22clientToken%22%3A%22SECRET%22%7D",
        "body %257B%2522clientToken%2522%253A%2522SECRET%2522%257D",
        "body {\\\"nonce\\\": \\\"SECRET",
        "body {\"clientToken\":\"SECRET",
        "the nonce SECRET7 is not valid",
        "the client-token 'SECRET7' is not valid",
        "sent SECRET0a… and no more",
        "sent SECRET0a... and no more",
        "sent 0a%2FSECRET%2B1b2c3d now",
        "opened SECRET/abc+0123456789/abcdefghijklmnopqrstuvwxyz== now"
      })
  void aSecretIsMasked(String message) {
    assertFalse(
        ScrubbingFormatter.scrub(message).contains("SECRET"), ScrubbingFormatter.scrub(message));
  }

  @Test
  void wordsStayReadable() {
    String userMessage = "Reading the history failed: the file history.db is locked (code 5)";
    assertEquals(userMessage, ScrubbingFormatter.scrub(userMessage));
  }

  @Test
  void aLogThatCannotGoOnPrintsNothing() throws IOException {
    Path data = folder.resolve("data");
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream terminal = System.err;
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try (Logs _ = Logs.to(data)) {
      LIBRARY.warning("begun");
      try (DirectoryStream<Path> files = Files.newDirectoryStream(data)) {
        for (Path file : files) {
          Files.delete(file);
        }
      }
      Files.delete(data);
      for (int written = 0; written < 2 << 20; written += 2 * LONG_LINE.length()) {
        LIBRARY.warning(LONG_LINE);
      }
    } finally {
      System.setErr(terminal);
    }
    assertEquals("", printed.toString(StandardCharsets.UTF_8));
  }

  @Test
  @Tag("slow")
  void fiveFilesOfOneMegabyteAreKeptAndAreTheUsersAlone() throws IOException {
    try (Logs _ = Logs.to(folder)) {
      for (int written = 0; written < 7 << 20; written += 2 * LONG_LINE.length()) {
        LIBRARY.warning(LONG_LINE);
      }
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> logs = files.toList();
      assertEquals(5, logs.size(), logs.toString());
      for (Path log : logs) {
        assertTrue(Files.size(log) <= (1 << 20) + 4 * LONG_LINE.length(), log.toString());
        assertEquals(
            "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(log)));
      }
    }
  }

  @Test
  void whereNothingIsLoggedThereIsNoFileAndNoFolder() {
    Path data = folder.resolve("data");
    try (Logs _ = Logs.to(data)) {
      assertFalse(Files.exists(data));
    }
    assertFalse(Files.exists(data));
  }

  @Test
  void whoeverAsksForAFolderThatIsLoggedToAddsNothing() throws IOException {
    try (Logs _ = Logs.to(folder)) {
      try (Logs _ = Logs.to(folder)) {
        LIBRARY.warning("once");
      }
      LIBRARY.warning("again");
    }
    assertEquals(2, Files.readString(folder.resolve("job-inspector.0.log")).lines().count());
    LIBRARY.warning("nobody hears this");
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(folder.resolve("job-inspector.0.log")), files.toList());
    }
  }

  @Test
  void aFolderThatCannotBeWrittenMeansNoLog() throws IOException {
    Path occupied = Files.writeString(folder.resolve("occupied"), "not a folder");
    try (Logs _ = Logs.to(occupied)) {
      LIBRARY.warning("nobody hears this");
    }
    assertTrue(Files.isRegularFile(occupied));
  }
}
