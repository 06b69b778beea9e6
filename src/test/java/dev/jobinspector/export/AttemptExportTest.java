package dev.jobinspector.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.AttemptColumn;
import dev.jobinspector.attempt.AttemptFilter;
import dev.jobinspector.attempt.AttemptList;
import dev.jobinspector.attempt.AttemptLogException;
import dev.jobinspector.attempt.AttemptQuery;
import dev.jobinspector.attempt.AttemptSort;
import dev.jobinspector.attempt.Parameters;
import dev.jobinspector.attempt.Subject;
import dev.jobinspector.testing.MemoryAttemptLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttemptExportTest {
  private static final AttemptQuery ALL = AttemptQuery.newest(AttemptFilter.ALL, 3);
  private final List<Attempt> attempts = new ArrayList<>();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @BeforeEach
  void fill() {
    IntStream.range(0, 8).mapToObj(SomeAttempts::confirmed).forEach(attempts::add);
    attempts.add(SomeAttempts.rejected(8, "=HYPERLINK(\"http://x\"),\nno"));
    attempts.add(SomeAttempts.underWay(9));
  }

  @Test
  void whatIsSavedAsJsonIsReadBackAsItWas() throws IOException {
    Path file = folder.resolve("history.json");
    List<Long> told = new ArrayList<>();
    assertEquals(
        OptionalLong.of(10),
        AttemptExport.save(new AttemptList(attempts), ALL, ExportFormat.JSON, file, told::add));
    assertEquals(attempts.reversed(), ImportedAttempts.read(file));
    assertEquals(List.of(3L, 6L, 9L, 10L), told);
  }

  @Test
  void subjectsAndParametersAreReadBackAsTheyWere() throws IOException {
    Parameters stop =
        new Parameters(
            Optional.of("JobFailed"),
            Optional.of("no space"),
            Optional.of("FAILED_ACTIONS"),
            Optional.of(true),
            Optional.of("=wrong revision"));
    List<Attempt> written =
        List.of(
            SomeAttempts.on(0, new Subject.Stage("orders", "Release"), stop),
            SomeAttempts.on(1, new Subject.Execution("orders", "e-1"), stop),
            SomeAttempts.on(2, new Subject.ActionType(Optional.empty()), Parameters.NONE));
    Path file = folder.resolve("history.json");
    AttemptExport.save(new AttemptList(written), ALL, ExportFormat.JSON, file, _ -> {});
    assertEquals(written.reversed(), ImportedAttempts.read(file));
    assertTrue(Files.readString(file).contains("\"abandon\": true"));
  }

  @Test
  void newColumnsAreBehindThoseThatWereThere() {
    assertEquals(
        "id startedAt finishedAt operation jobId jobKind actionType pipeline stage action account"
            + " region endpoint profile outcome status errorCode errorMessage httpStatus requestId"
            + " sends subjectKind failureType failureMessage retryMode abandon reason"
            + " pipelineExecutionId",
        String.join(" ", AttemptValues.of(SomeAttempts.confirmed(0)).keySet()));
  }

  @Test
  void theFileHasTheOrderThatIsOnScreen() throws IOException {
    Path file = folder.resolve("history.json");
    AttemptSort oldestFirst = new AttemptSort(AttemptColumn.STARTED_AT, false);
    AttemptExport.save(
        new AttemptList(attempts), ALL.sortedBy(oldestFirst), ExportFormat.JSON, file, _ -> {});
    assertEquals(attempts, ImportedAttempts.read(file));
  }

  private MemoryAttemptLog log() {
    MemoryAttemptLog log = new MemoryAttemptLog();
    for (Attempt attempt : attempts) {
      log.begin(attempt.intent());
      attempt.conclusion().ifPresent(end -> log.conclude(attempt.intent().id(), end));
    }
    return log;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatEndsMeanwhileIsThereOnceWhereverItMoves(boolean descending) throws IOException {
    Attempt underWay = attempts.getLast();
    List<Attempt> read = savedWhileTheLastEnds(new AttemptSort(AttemptColumn.SENDS, descending));
    assertEquals(underWay, descending ? read.getLast() : read.getFirst());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aGuessThatIsCorrectedMeanwhileIsThereOnceWhereverItMoves(boolean descending)
      throws IOException {
    Attempt guessed = SomeAttempts.guessed(9);
    attempts.set(9, guessed);
    List<Attempt> read = savedWhileTheLastEnds(new AttemptSort(AttemptColumn.STATUS, descending));
    assertEquals(guessed, descending ? read.getLast() : read.get(1));
  }

  /// The last ends as confirmed after the first page.
  private List<Attempt> savedWhileTheLastEnds(AttemptSort order) throws IOException {
    MemoryAttemptLog log = log();
    Attempt last = SomeAttempts.confirmed(9);
    List<Runnable> meanwhile = new ArrayList<>();
    meanwhile.add(() -> log.conclude(last.intent().id(), last.conclusion().orElseThrow()));
    Path file = folder.resolve("history.json");
    OptionalLong saved =
        AttemptExport.save(
            log,
            ALL.sortedBy(order),
            ExportFormat.JSON,
            file,
            _ -> {
              meanwhile.forEach(Runnable::run);
              meanwhile.clear();
            });
    List<Attempt> read = ImportedAttempts.read(file);
    assertEquals(OptionalLong.of(10), saved);
    assertEquals(10, read.stream().map(attempt -> attempt.intent().id()).distinct().count());
    return read;
  }

  @Test
  void whatIsRemovedMeanwhileCostsNothingThatIsLeft() throws IOException {
    MemoryAttemptLog log = log();
    AttemptSort byJob = new AttemptSort(AttemptColumn.JOB_ID, false);
    Path file = folder.resolve("history.json");
    AttemptExport.save(
        log,
        ALL.sortedBy(byJob),
        ExportFormat.JSON,
        file,
        _ -> log.prune(attempts.get(4).intent().startedAt()));
    List<Attempt> saved = ImportedAttempts.read(file);
    assertEquals(attempts.subList(0, 3), saved.subList(0, 3));
    assertEquals(attempts.subList(4, 10), saved.subList(3, saved.size()));
  }

  @Test
  void aFormulaIsTextInCsv() throws IOException {
    Path file = folder.resolve("history.csv");
    AttemptExport.save(new AttemptList(attempts), ALL, ExportFormat.CSV, file, _ -> {});
    String csv = Files.readString(file);
    assertTrue(csv.startsWith("id,startedAt,finishedAt,operation,jobId,"), csv);
    assertTrue(csv.contains("\"'=HYPERLINK(\"\"http://x\"\"),\nno\""), csv);
    assertEquals(11, csv.split("\r\n", -1).length - 1);
  }

  @Test
  void nothingIsAnEmptyArray() throws IOException {
    Path file = folder.resolve("none.json");
    AttemptExport.save(new AttemptList(List.of()), ALL, ExportFormat.JSON, file, _ -> {});
    assertEquals(List.of(), ImportedAttempts.read(file));
  }

  @Test
  void whatIsCancelledLeavesNoFileAndKeepsTheOneThatWasThere() throws IOException {
    Path old = Files.writeString(folder.resolve("history.csv"), "old");
    Path other = folder.resolve("other.csv");
    for (Path file : List.of(old, other)) {
      List<Long> told = new ArrayList<>();
      OptionalLong saved =
          AttemptExport.save(
              new AttemptList(attempts),
              ALL,
              ExportFormat.CSV,
              file,
              count -> {
                told.add(count);
                Thread.currentThread().interrupt();
              });
      assertTrue(Thread.interrupted());
      assertEquals(List.of(3L), told);
      assertEquals(OptionalLong.empty(), saved);
    }
    assertEquals("old", Files.readString(old));
    assertFalse(Files.exists(other));
    try (var files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void aPageThatCannotBeReadBecauseOfTheCancelIsNoProblem() throws IOException {
    MemoryAttemptLog log = new MemoryAttemptLog();
    log.failWith("Cancelled.");
    Path file = folder.resolve("history.csv");
    assertThrows(
        AttemptLogException.class,
        () -> AttemptExport.save(log, ALL, ExportFormat.CSV, file, _ -> {}));
    Thread.currentThread().interrupt();
    OptionalLong saved = AttemptExport.save(log, ALL, ExportFormat.CSV, file, _ -> {});
    assertTrue(Thread.interrupted());
    assertEquals(OptionalLong.empty(), saved);
  }

  @Test
  void aFolderThatIsNotThereIsSaid() {
    Path file = folder.resolve("no/such/history.csv");
    assertThrows(
        NoSuchFileException.class,
        () -> AttemptExport.save(new AttemptList(attempts), ALL, ExportFormat.CSV, file, _ -> {}));
  }
}
