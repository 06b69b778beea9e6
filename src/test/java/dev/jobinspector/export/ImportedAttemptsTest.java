package dev.jobinspector.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.text.InvalidRequestException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportedAttemptsTest {
  private static final String BARE =
      "{\"id\":\"%s\",\"startedAt\":\"2026-03-01T12:00:00Z\",\"operation\":\"PollForJobs\","
          + "\"region\":\"us-east-1\",\"endpoint\":\"http://127.0.0.1:4599\"%s}";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @Test
  void keysOfANewerVersionArePassedOver() throws IOException {
    assertEquals(1, ImportedAttempts.read(file("[" + bare(",\"mood\":\"grey\"") + "]")).size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          {} | Expected an array: a [ with its values. (line 1, column 1)
          [\\n 7] | Expected an attempt: a { with its values. (line 2, column 2)
          [\\n{"id": | Expected the document to go on: it ends too early. (line 2, column 7)
          [{"id":"x"}] | id: expected an id. (line 1, column 3)
          [{"startedAt":"noon","id":"00000000-0000-0000-0000-000000000001"}] | startedAt: expected a time
          [{"id":"00000000-0000-0000-0000-000000000001","startedAt":"+1000000000-12-31T23:59:59Z"}] | startedAt: expected a time
          [\\n {}] | Expected the key id in this attempt. (line 2, column 2)
          [{"id":{}}] | Expected a text, a number or null. (line 1, column 8)
          [{"id":"x","id":"y"}] | This key is in the same map twice. (line 1, column 12)
          [] [] | Expected the document to end here. (line 1, column 4)
          [{"id":"00000000-0000-0000-0000-000000000001","startedAt":"2026-03-01T12:00:00Z","operation":"PollForJobs","subjectKind":"mood"}] | subjectKind: expected a text that this version knows. (line 1, column
          [{"id" "x"}] | Expected a colon after the key
          """)
  void aMalformedFileIsSaidInWordsWithItsPlace(String text, String userMessage) throws IOException {
    Path file = file(text.replace("\\n", "\n"));
    InvalidRequestException refused =
        assertThrows(InvalidRequestException.class, () -> ImportedAttempts.read(file));
    assertTrue(refused.userMessage().contains(userMessage), refused.userMessage());
  }

  @Test
  void valuesOfANewerVersionAreSaid() throws IOException {
    Path file =
        file("[" + bare(",\"outcome\":\"MAYBE\",\"finishedAt\":\"2026-03-01T12:00:00Z\"") + "]");
    InvalidRequestException refused =
        assertThrows(InvalidRequestException.class, () -> ImportedAttempts.read(file));
    assertTrue(
        refused.userMessage().startsWith("outcome: expected an outcome that this version knows."),
        refused.userMessage());
  }

  @Test
  void anAttemptThatStandsThereTwiceIsRefused() throws IOException {
    Path file = file("[" + bare("") + ",\n" + bare("") + "]");
    InvalidRequestException refused =
        assertThrows(InvalidRequestException.class, () -> ImportedAttempts.read(file));
    assertEquals("This attempt is in the file twice. (line 2, column 1)", refused.userMessage());
  }

  @Test
  void aTextBeyondEveryUseIsRefused() throws IOException {
    Path file = file("[" + bare(",\"profile\":\"" + "x".repeat(20_000) + "\"") + "]");
    assertThrows(InvalidRequestException.class, () -> ImportedAttempts.read(file));
  }

  @Test
  @Tag("slow")
  void moreAttemptsThanAreTakenAreRefused() throws IOException {
    Path file = folder.resolve("many.json");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("[");
      for (int count = 0; count <= ImportedAttempts.MOST; count++) {
        out.write(count == 0 ? "" : ",\n");
        out.write(BARE.formatted(new UUID(2, count), ""));
      }
      out.write("]");
    }
    InvalidRequestException refused =
        assertThrows(InvalidRequestException.class, () -> ImportedAttempts.read(file));
    assertTrue(refused.userMessage().startsWith("The file has more than 100,000 attempts."));
  }

  @Test
  void aFolderIsNoFile() {
    assertThrows(InvalidRequestException.class, () -> ImportedAttempts.read(folder));
  }

  private static String bare(String more) {
    return BARE.formatted(new UUID(2, 1), more);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("history.json"), text);
  }
}
