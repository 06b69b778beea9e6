package dev.jobinspector.cli.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.jobinspector.cli.common.InvalidParameterException;
import dev.jobinspector.job.reply.Outcome;
import dev.jobinspector.job.request.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListJournalTest {
  private static final String JOB = "f4f4ff82-2d11-4eb5-8d1e-0a1b2c3d4e5f";

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("sent.jsonl");
  }

  @Test
  void theLastLineOnAJobCounts() throws IOException {
    ListJournal journal = ListJournal.at(file, Operation.ACKNOWLEDGE_JOB);
    for (Outcome outcome : Outcome.values()) {
      journal.sending(JOB);
      assertEquals(
          Optional.of(Outcome.UNKNOWN),
          ListJournal.at(file, Operation.ACKNOWLEDGE_JOB).before(JOB));
      journal.note(JOB, outcome);
      assertEquals(
          Optional.of(outcome), ListJournal.at(file, Operation.ACKNOWLEDGE_JOB).before(JOB));
    }
  }

  @Test
  void aLineCutOffAnywhereIsIgnoredAndTheJobIsUnknown() throws IOException {
    ListJournal.at(file, Operation.ACKNOWLEDGE_JOB).sending(JOB);
    String before = Files.readString(file);
    ListJournal.at(file, Operation.ACKNOWLEDGE_JOB).note(JOB, Outcome.CONFIRMED);
    String after = Files.readString(file);

    for (int end = before.length(); end < after.length() - 1; end++) {
      Optional<Outcome> expected = Optional.of(Outcome.UNKNOWN);
      Files.writeString(file, after.substring(0, end));
      assertEquals(
          expected,
          ListJournal.at(file, Operation.ACKNOWLEDGE_JOB).before(JOB),
          after.substring(0, end));

      ListJournal.at(file, Operation.ACKNOWLEDGE_JOB).note("another", Outcome.REJECTED);
      assertEquals(expected, ListJournal.at(file, Operation.ACKNOWLEDGE_JOB).before(JOB));
      assertEquals(
          Optional.of(Outcome.REJECTED),
          ListJournal.at(file, Operation.ACKNOWLEDGE_JOB).before("another"));
    }
  }

  @Test
  void aWholeLineThatOnlyLacksItsEndCounts() throws IOException {
    Files.writeString(file, "{\"jobId\": \"%s\", \"outcome\": \"CONFIRMED\"}".formatted(JOB));

    ListJournal.at(file, Operation.ACKNOWLEDGE_JOB).note("another", Outcome.REJECTED);

    assertEquals(
        Optional.of(Outcome.CONFIRMED),
        ListJournal.at(file, Operation.ACKNOWLEDGE_JOB).before(JOB));
    assertEquals(
        Optional.of(Outcome.REJECTED),
        ListJournal.at(file, Operation.ACKNOWLEDGE_JOB).before("another"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"jobId\": \"f4f4ff82-2d11-4eb5-8d1e-0a1b2c3d4e5f\", \"nonce\": \"1\"}]",
        "{\"jobId\": \"f4f4ff82-2d11-4eb5-8d1e-0a1b2c3d4e5f\", \"nonce\": \"1\"}\n",
        "{\n    \"jobId\": \"f4f4ff82-2d11-4eb5-8d1e-0a1b2c3d4e5f\"\n}\n",
        "{\"jobId\": \"1\", \"outcome\": \"DONE\"}\n",
        "some text"
      })
  void anotherFileIsRefusedAndLeftAsItIs(String text) throws IOException {
    Files.writeString(file, text);

    assertThrows(
        InvalidParameterException.class, () -> ListJournal.at(file, Operation.ACKNOWLEDGE_JOB));

    assertEquals(text, Files.readString(file));
  }

  @Test
  void afterAFailureNothingMoreIsWritten() throws IOException {
    ListJournal journal = ListJournal.at(file, Operation.ACKNOWLEDGE_JOB);
    Files.createDirectory(file);
    assertThrows(IOException.class, () -> journal.sending(JOB));
    Files.delete(file);

    assertThrows(IOException.class, () -> journal.sending(JOB));
  }
}
