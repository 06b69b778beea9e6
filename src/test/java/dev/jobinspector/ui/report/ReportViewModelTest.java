package dev.jobinspector.ui.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.export.ReportFormat;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.service.JobService;
import dev.jobinspector.service.ReadOnlySwitch;
import dev.jobinspector.testing.FakeGateway;
import dev.jobinspector.testing.ManualTaskRunner;
import dev.jobinspector.testing.MemoryAttemptLog;
import dev.jobinspector.troubleshooting.finding.Evidence;
import dev.jobinspector.troubleshooting.finding.StuckCase;
import dev.jobinspector.ui.common.Loadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The report of the open case without a toolkit.
class ReportViewModelTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final KnownJob JOB =
      KnownJob.bare(JobKind.CUSTOM, "11111111-2222-3333-4444-555555555555")
          .at(
              Optional.empty(),
              new PipelineContext(
                  Optional.of("shop"),
                  Optional.of("Deploy"),
                  Optional.of("ToFleet"),
                  Optional.empty(),
                  Optional.empty()));

  private final ManualTaskRunner tasks = new ManualTaskRunner();
  private final MemoryAttemptLog log = new MemoryAttemptLog();
  private final FakeGateway gateway = new FakeGateway();
  private final ReportViewModel model =
      new ReportViewModel(tasks, Clock.fixed(NOON, ZoneOffset.UTC));

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @BeforeEach
  void open() {
    model
        .serviceProperty()
        .set(
            Optional.of(new JobService(gateway, log, new ReadOnlySwitch(true), Clock.systemUTC())));
    model
        .stuckProperty()
        .set(
            Optional.of(
                StuckCase.of(Evidence.ofJob(JOB, Optional.empty(), List.of(), NOON), "us-east-1")));
  }

  @Test
  void theFileIsNamedByPipelineActionAndDayAndCanBeOpened() throws IOException {
    assertEquals(Optional.of("shop-ToFleet-2026-03-01.html"), model.fileName(ReportFormat.HTML));
    Path file = folder.resolve("report.md");
    model.save(ReportFormat.MARKDOWN, file);
    tasks.finishAll();
    assertTrue(Files.readString(file).contains("# shop › Deploy › ToFleet"));
    assertEquals(Optional.of(file), done().file());
  }

  @Test
  void itIsCopiedAsMarkdownAndAsksTheServiceNothing() {
    List<String> clipboard = new ArrayList<>();
    model.copy(clipboard::add);
    tasks.finishAll();
    assertTrue(clipboard.getFirst().startsWith("# shop"), clipboard.toString());
    assertEquals("Copied as Markdown.", done().text());
    assertEquals(List.of(), log.attempts());
  }

  @Test
  void aFolderThatIsNotThereIsSaid() {
    model.save(ReportFormat.HTML, folder.resolve("none/report.html"));
    tasks.finishAll();
    assertInstanceOf(Loadable.Failed.class, model.stateProperty().get());
  }

  @Test
  void withoutACaseThereIsNothingToReport() {
    model.stuckProperty().set(Optional.empty());
    model.save(ReportFormat.HTML, folder.resolve("report.html"));
    assertEquals(Optional.empty(), model.fileName(ReportFormat.HTML));
    assertInstanceOf(Loadable.Idle.class, model.stateProperty().get());
  }

  private ReportViewModel.Done done() {
    return assertInstanceOf(Loadable.Loaded.class, model.stateProperty().get()).value()
            instanceof ReportViewModel.Done done
        ? done
        : new ReportViewModel.Done("", Optional.empty());
  }
}
