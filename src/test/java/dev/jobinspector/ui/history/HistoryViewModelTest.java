package dev.jobinspector.ui.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.AttemptColumn;
import dev.jobinspector.attempt.AttemptFilter;
import dev.jobinspector.attempt.AttemptSort;
import dev.jobinspector.attempt.Conclusion;
import dev.jobinspector.export.ExportFormat;
import dev.jobinspector.export.ReportFormat;
import dev.jobinspector.job.CustomJob;
import dev.jobinspector.job.JobId;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.Nonce;
import dev.jobinspector.job.connection.AccountRegion;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.JobFailure.Refusal;
import dev.jobinspector.job.reply.Outcome;
import dev.jobinspector.service.JobService;
import dev.jobinspector.service.ReadOnlySwitch;
import dev.jobinspector.testing.FakeGateway;
import dev.jobinspector.testing.ManualTaskRunner;
import dev.jobinspector.testing.MemoryAttemptLog;
import dev.jobinspector.ui.common.Loadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The history's pane without a toolkit.
class HistoryViewModelTest {
  private static final String ID = "01234567-89ab-cdef-0123-456789abcdef";

  @TempDir private Path folder;
  private final FakeGateway gateway = new FakeGateway();
  private final MemoryAttemptLog log = new MemoryAttemptLog();
  private final ManualTaskRunner tasks = new ManualTaskRunner();
  private final HistoryViewModel model = new HistoryViewModel(tasks);
  private final JobService service =
      new JobService(gateway, log, new ReadOnlySwitch(false), Clock.systemUTC());

  @BeforeEach
  void fillTheHistory() {
    acknowledge(250);
    gateway.failWith(
        new JobFailure.Rejected(Refusal.OTHER, "SomeCode", "=HYPERLINK(\"http://x\"),\nno"));
    acknowledge(1);
    model.serviceProperty().set(Optional.of(service));
    tasks.finishAll();
  }

  @Test
  void aPageIsShownAndOlderRowsComeOnDemandNoneTwice() {
    assertEquals(200, model.rows().size());
    assertTrue(model.page().moreProperty().get());
    acknowledge(5);
    model.page().showMore();
    tasks.finishAll();
    assertEquals(251, model.rows().stream().map(row -> row.intent().id()).distinct().count());
    assertFalse(model.page().moreProperty().get());
  }

  @Test
  void oneSearchIsInProgressAndOnlyTheLatestFollows() {
    for (String text : List.of("S", "So", "nothing like this", "SomeCode")) {
      model.query().searchProperty().set(text);
    }
    assertEquals(1, tasks.waiting("Reading the history"));
    tasks.finishNewest("Reading the history");
    assertEquals(200, model.rows().size());
    assertInstanceOf(Loadable.Loading.class, model.page().stateProperty().get());
    tasks.finishNewest("Reading the history");
    assertEquals(1, model.rows().size());
    assertEquals(0, tasks.waiting("Reading the history"));
  }

  @Test
  void accountsAreListedWhenThereMayBeOthersNotWithEachLetter() {
    model.query().searchProperty().set("SomeCode");
    model.query().errorsOnlyProperty().set(true);
    assertEquals(0, tasks.waiting("Listing accounts and Regions"));
    model.reload();
    model.reload();
    assertEquals(1, tasks.waiting("Listing accounts and Regions"));
  }

  @Test
  void anExportHoldsAllThatMatchAndNoFormula() throws IOException {
    Path file = folder.resolve("history.csv");
    model.export(ExportFormat.CSV, file);
    tasks.finishAll();
    String csv = Files.readString(file);
    assertTrue(csv.startsWith("id,startedAt,finishedAt,operation,jobId,"), csv.substring(0, 80));
    assertEquals(252, csv.split("\r\n", -1).length - 1);
    assertTrue(csv.contains("\"'=HYPERLINK(\"\"http://x\"\"),\nno\""), csv);

    model.query().errorsOnlyProperty().set(true);
    model.export(ExportFormat.CSV, file);
    tasks.finishAll();
    assertEquals(2, Files.readString(file).split("\r\n", -1).length - 1);
  }

  @Test
  void aCancelledExportSavesNothingAndSaysSo() {
    model.export(ExportFormat.CSV, folder.resolve("history.csv"));
    Thread.currentThread().interrupt();
    tasks.finishAll();
    var loaded = assertInstanceOf(Loadable.Loaded.class, model.exports().stateProperty().get());
    assertTrue(loaded.value().toString().startsWith("Cancelled"), loaded.toString());
  }

  @Test
  void aFileThatCannotBeWrittenIsSaid() {
    model.export(ExportFormat.CSV, folder.resolve("no/such/folder.csv"));
    tasks.finishAll();
    assertInstanceOf(Loadable.Failed.class, model.exports().stateProperty().get());
  }

  @Test
  void aHistoryThatCannotBeReadIsSaidInWords() {
    log.failWith("The disk is gone.");
    model.reload();
    tasks.finishAll();
    var failed = assertInstanceOf(Loadable.Failed.class, model.page().stateProperty().get());
    assertTrue(failed.why().what().contains("The disk is gone."), failed.why().what());
  }

  @Test
  void filtersAreAskedOfTheHistory() {
    model.query().outcomeProperty().set(Optional.of(Outcome.REJECTED));
    tasks.finishAll();
    assertEquals(1, model.rows().size());
    model.query().outcomeProperty().set(Optional.empty());
    model.query().period().periodProperty().set(Period.HOUR);
    model.query().accountRegionProperty().set(Optional.of(new AccountRegion("", "nowhere-1")));
    tasks.finishAll();
    assertEquals(0, model.rows().size());
    model.query().accountRegionProperty().set(Optional.of(model.accountRegions().getFirst()));
    tasks.finishAll();
    assertEquals(200, model.rows().size());
  }

  @Test
  void thePeriodBetweenTwoDaysHasBothAndEitherMayBeLeftOut() {
    PeriodViewModel period = model.query().period();
    LocalDate first = day(log.attempts().getFirst());
    LocalDate last = day(log.attempts().getLast());
    period.periodProperty().set(Period.BETWEEN);
    assertEquals(200, shownBetween("", ""));
    assertEquals(200, shownBetween(first.toString(), last.toString()));
    assertEquals(200, shownBetween("", last.toString()));
    assertEquals(0, shownBetween("", first.minusDays(1).toString()));
    assertEquals(200, shownBetween(" " + first, ""));
    assertEquals(0, shownBetween(last.plusDays(1).toString(), ""));
    period.periodProperty().set(Period.ANY);
    tasks.finishAll();
    assertEquals(200, model.rows().size());
  }

  @Test
  void daysThatMakeNoSenseAreExplainedAndChangeNothing() {
    PeriodViewModel period = model.query().period();
    period.periodProperty().set(Period.BETWEEN);
    tasks.finishAll();
    for (String typed : List.of("2", "2026-3-1", "2026-02-30", "soon", "+12026-01-01")) {
      period.firstDayProperty().set(typed);
      assertTrue(problem().contains("first day must have the format"), typed);
    }
    period.firstDayProperty().set("2999-01-02");
    tasks.finishAll();
    assertEquals("", problem());
    assertEquals(0, model.rows().size());
    period.lastDayProperty().set("2999-01-0");
    assertTrue(problem().contains("last day must have the format"), problem());
    period.lastDayProperty().set("2999-01-01");
    assertTrue(problem().contains("first day is after the last"), problem());
    assertEquals(0, tasks.waiting("Reading the history"));
    period.lastDayProperty().set("2999-01-02");
    assertEquals("", problem());
    assertEquals(1, tasks.waiting("Reading the history"));
  }

  private String problem() {
    return model.query().period().problem().getValue().orElse("");
  }

  private int shownBetween(String first, String last) {
    model.query().period().firstDayProperty().set(first);
    model.query().period().lastDayProperty().set(last);
    tasks.finishAll();
    return model.rows().size();
  }

  private static LocalDate day(Attempt attempt) {
    return LocalDate.ofInstant(attempt.intent().startedAt(), ZoneId.systemDefault());
  }

  @Test
  void anotherOrderIsThatOfTheWholeHistoryNotOfThePage() {
    model.query().sortProperty().set(new AttemptSort(AttemptColumn.STARTED_AT, false));
    tasks.finishAll();
    assertEquals(
        log.attempts().subList(0, 200).stream().map(attempt -> attempt.intent().id()).toList(),
        model.rows().stream().map(attempt -> attempt.intent().id()).toList());
    model.query().sortProperty().set(new AttemptSort(AttemptColumn.ERROR_CODE, true));
    tasks.finishAll();
    assertEquals(
        Optional.of("SomeCode"),
        model.rows().getFirst().conclusion().flatMap(Conclusion::errorCode));
  }

  @Test
  void oneCountIsInProgressAndOnlyTheLatestFollows() {
    for (String text : List.of("S", "So", "Som", "Some")) {
      model.query().searchProperty().set(text);
    }
    assertEquals(1, tasks.waiting("Counting attempts"));
    assertInstanceOf(Loadable.Loading.class, model.summary().stateProperty().get());
    tasks.finishAll();
    var counted = assertInstanceOf(Loadable.Loaded.class, model.summary().stateProperty().get());
    assertEquals(log.summary(AttemptFilter.ALL.withText("Some")), counted.value());
  }

  @Test
  void anExportedHistoryStandsAloneUntilOnesOwnIsBack() {
    Path file = folder.resolve("history.json");
    model.query().errorsOnlyProperty().set(true);
    model.export(ExportFormat.JSON, file);
    model.query().errorsOnlyProperty().set(false);
    tasks.finishAll();
    List<Attempt> own = log.attempts();

    model.open(file);
    tasks.finishAll();
    assertEquals(1, model.rows().size());
    acknowledge(1);
    model.reload();
    tasks.finishAll();
    assertEquals(1, model.rows().size());
    assertEquals(own.size() + 1, log.attempts().size());

    model.closeExportedHistory();
    tasks.finishAll();
    assertEquals(200, model.rows().size());
    assertInstanceOf(Loadable.Idle.class, model.exportedHistoryProperty().get());
  }

  @Test
  void noRowStandsThereAsIfItWereOfAnotherHistory() throws IOException {
    Path first = folder.resolve("first.json");
    model.export(ExportFormat.JSON, first);
    model.query().errorsOnlyProperty().set(true);
    Path second = folder.resolve("second.json");
    model.export(ExportFormat.JSON, second);
    model.query().errorsOnlyProperty().set(false);
    tasks.finishAll();
    model.open(first);
    tasks.finishAll();

    model.open(second);
    assertEquals(Optional.of("first.json"), shownName());
    tasks.finishNewest("Reading the exported history");
    assertEquals(Optional.of("second.json"), shownName());
    assertEquals(List.of(), model.rows());
    tasks.finishAll();
    model.open(Files.writeString(folder.resolve("broken.json"), "[{]"));
    tasks.finishAll();
    assertEquals(Optional.of("second.json"), shownName());
    assertEquals(1, model.rows().size());

    log.failWith("The server is gone.");
    model.closeExportedHistory();
    assertEquals(List.of(), model.rows());
    tasks.finishAll();
    assertEquals(List.of(), model.rows());
    assertFalse(model.page().moreProperty().get());
  }

  @Test
  void aPageThatComesLateIsNotShownForAnotherHistory() throws IOException {
    Path file = folder.resolve("other.json");
    model.export(ExportFormat.JSON, file);
    tasks.finishAll();
    HistoryViewModel unconnected = new HistoryViewModel(tasks);
    unconnected.open(file);
    tasks.finishNewest("Reading the exported history");
    unconnected.closeExportedHistory();
    tasks.finishAll();
    assertEquals(List.of(), unconnected.rows());
    assertEquals(List.of(), unconnected.accountRegions());
    assertFalse(unconnected.page().moreProperty().get());
  }

  @Test
  void somebodyElsesHistoryDoesNotWaitForOnesOwn() throws IOException {
    Path file = Files.writeString(folder.resolve("other.json"), "[]");
    model.reload();
    model.open(file);
    tasks.finishNewest("Reading the exported history");
    List<String> questions =
        List.of("Reading the history", "Counting attempts", "Listing accounts and Regions");
    questions.forEach(tasks::finishNewest);
    assertExportedHistoryIsShown();
    questions.forEach(tasks::finishNewest);
    assertExportedHistoryIsShown();
  }

  private void assertExportedHistoryIsShown() {
    assertEquals(List.of(), model.rows());
    assertEquals(List.of(), model.accountRegions());
    assertTrue(
        model.summary().stateProperty().get() instanceof Loadable.Loaded(var sum)
            && sum.count() == 0);
    assertInstanceOf(Loadable.Loaded.class, model.page().stateProperty().get());
  }

  private Optional<String> shownName() {
    return model.shownExportedHistoryProperty().get().map(ExportedHistory::name);
  }

  @Test
  void ofTwoFilesTheOneThatWasOpenedLastIsShownInAllItsPlaces() throws IOException {
    Path first = Files.writeString(folder.resolve("first.json"), "[]");
    Path second = folder.resolve("second.json");
    model.export(ExportFormat.JSON, second);
    tasks.finishAll();
    model.query().accountRegionProperty().set(Optional.of(new AccountRegion("", "nowhere-1")));
    model.open(first);
    model.open(second);
    tasks.finishNewest("Reading the exported history");
    tasks.finishAll();
    assertEquals(Optional.of("second.json"), shownName());
    assertEquals(200, model.rows().size());
  }

  @Test
  void whatWasExportedLastIsToldHoweverLongAnEarlierExportTakes() {
    model.export(ExportFormat.CSV, folder.resolve("first.csv"));
    model.export(ExportFormat.CSV, folder.resolve("second.csv"));
    tasks.finishNewest("Exporting the history");
    tasks.finishAll();
    var told = assertInstanceOf(Loadable.Loaded.class, model.exports().stateProperty().get());
    assertEquals("251 attempts exported to second.csv", told.value());
  }

  @Test
  void thePickedJobNarrowsTheHistoryUnlessAllIsAskedFor() {
    model.query().pickedJobProperty().set(Optional.of("another"));
    model.query().searchProperty().set(" SomeCode ");
    tasks.finishAll();
    assertEquals(0, model.rows().size());
    model.query().pickedJobOnlyProperty().set(false);
    tasks.finishAll();
    assertEquals(1, model.rows().size());
    model.query().pickedJobOnlyProperty().set(true);
    model.query().pickedJobProperty().set(Optional.of(ID));
    tasks.finishAll();
    assertEquals(1, model.rows().size());
  }

  @Test
  void moreRowsAreNotAskedForWhileOthersAreRead() {
    model.query().sortProperty().set(new AttemptSort(AttemptColumn.STARTED_AT, false));
    model.page().showMore();
    assertFalse(model.page().moreProperty().get());
    tasks.finishAll();
    assertEquals(
        log.attempts().subList(0, 200).stream().map(attempt -> attempt.intent().id()).toList(),
        model.rows().stream().map(attempt -> attempt.intent().id()).toList());
    log.failWith("The disk is gone.");
    model.page().showMore();
    tasks.finishAll();
    log.recover();
    model.page().showMore();
    tasks.finishAll();
    assertEquals(251, model.rows().size());
  }

  @Test
  void aFileThatIsNoHistoryIsSaidAndOnesOwnStays() throws IOException {
    model.open(Files.writeString(folder.resolve("broken.json"), "[{]"));
    tasks.finishAll();
    var failed = assertInstanceOf(Loadable.Failed.class, model.exportedHistoryProperty().get());
    assertTrue(failed.why().what().contains("line 1, column 3"), failed.why().what());
    assertEquals(200, model.rows().size());
  }

  @Test
  void theReportIsOfThePickedJob() throws IOException {
    Path file = folder.resolve("job.md");
    model.report(ReportFormat.MARKDOWN, file);
    assertFalse(Files.exists(file));
    model.query().pickedJobProperty().set(Optional.of(ID));
    model.report(ReportFormat.MARKDOWN, file);
    tasks.finishAll();
    assertTrue(Files.readString(file).contains("SomeCode"));
  }

  private void acknowledge(int times) {
    KnownJob known = KnownJob.bare(JobKind.CUSTOM, ID);
    List.copyOf(java.util.Collections.nCopies(times, new CustomJob(new JobId(ID))))
        .forEach(job -> service.acknowledge(job, new Nonce("3"), known));
  }
}
