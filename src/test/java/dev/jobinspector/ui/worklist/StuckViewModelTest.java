package dev.jobinspector.ui.worklist;

import static dev.jobinspector.testing.ActionExecutions.inProgress;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.JobFailure.Refusal;
import dev.jobinspector.service.JobService;
import dev.jobinspector.service.JobServices;
import dev.jobinspector.service.ReadOnlySwitch;
import dev.jobinspector.testing.FakeConnector;
import dev.jobinspector.testing.FakeGateway;
import dev.jobinspector.testing.ManualTaskRunner;
import dev.jobinspector.testing.MemoryAttemptLog;
import dev.jobinspector.ui.common.Loadable;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The scan's pane without a toolkit.
class StuckViewModelTest {
  private static final KnownJob JOB =
      KnownJob.bare(JobKind.CUSTOM, "01234567-89ab-cdef-0123-456789abcdef")
          .at(
              Optional.empty(),
              new PipelineContext(
                  Optional.of("shop"),
                  Optional.of("Deploy"),
                  Optional.of("Fleet"),
                  Optional.of("a-1"),
                  Optional.empty()));

  private final FakeGateway gateway = new FakeGateway();
  private final MemoryAttemptLog log = new MemoryAttemptLog();
  private final ManualTaskRunner tasks = new ManualTaskRunner();
  private final List<StuckRow.Stuck> opened = new ArrayList<>();
  private final List<KnownJob> known = new ArrayList<>(List.of(JOB));
  private final StuckViewModel model =
      new StuckViewModel(
          tasks,
          Clock.systemUTC(),
          () -> List.copyOf(known),
          new ScannedRegions(
              new JobServices(
                  FakeConnector.of(gateway),
                  () -> log,
                  new ReadOnlySwitch(false),
                  Clock.systemUTC()),
              Optional::empty),
          opened::add);

  StuckViewModelTest() {
    Instant hourAgo = Instant.now().minusSeconds(3_600);
    gateway
        .pipelines()
        .add(inProgress("shop/Deploy/Fleet", "Deploy/Custom/FleetDeployer/2", "a-1", hourAgo));
    gateway
        .pipelines()
        .add(inProgress("bank/Build/Jenkins", "Build/Custom/JenkinsBuild/1", "b-1", hourAgo));
    gateway.pipelines().add("locked");
    gateway
        .pipelines()
        .fail("locked", new JobFailure.Rejected(Refusal.ACCESS_DENIED, "AccessDenied", "no"));
    model.serviceProperty().set(Optional.of(service()));
  }

  @Test
  void nothingIsReadBeforeItIsAskedFor() {
    tasks.finishAll();
    assertEquals(List.of(), gateway.pipelines().asked());
  }

  @Test
  void aScanListsWhatItCouldNotReadToo() {
    open();
    assertEquals("2 cases in 3 pipelines. 1 could not be read.", model.userMessage().getValue());
    assertEquals(3, model.rows().shown().size());
    assertInstanceOf(StuckRow.Unread.class, model.rows().shown().getLast());
    assertEquals(new StuckViewModel.Progress(3, 3), model.progressProperty().get());
    assertEquals(List.of(), log.attempts());
  }

  @Test
  void aRowThatIsPickedIsOpenedOnceWithItsJobIfThatIsKnown() {
    open();
    pick("bank");
    pick("shop");
    pick("shop");
    assertEquals(
        List.of(Optional.empty(), Optional.of(JOB)),
        opened.stream().map(row -> row.stuck().job().map(job -> job.job())).toList());
  }

  @Test
  void theJobsAreThoseThatAreKnownWhenTheScanEnds() {
    model.scan();
    known.clear();
    tasks.finishAll();
    pick("shop");
    assertEquals(Optional.empty(), opened.getLast().stuck().job());
    model.scan();
    known.add(JOB.withStatus(JobStatus.Known.DISPATCHED));
    tasks.finishAll();
    pick("shop");
    assertTrue(opened.getLast().stuck().job().isPresent());
    assertTrue(model.rows().copied().contains("A poll took the job"), model.rows().copied());
  }

  @Test
  void aRowThatWasReadAgainStaysPickedAndIsNotOpenedAgain() {
    open();
    pick("shop");
    StuckRow.Stuck before = opened.getLast();
    StuckRow.Stuck newer =
        new StuckRow.Stuck(before.stuck(), Optional.of("Failed"), Optional.of(Instant.now()));
    model.rows().update(newer, before::equals, () -> {});
    assertEquals(Optional.of(newer), model.rows().pickedProperty().get());
    assertTrue(model.rows().shown().contains(newer));
    assertEquals(1, opened.size());
  }

  @Test
  void theRowsThatAreSelectedStaySoWhenTheyAreReadAgainAndScannedAgain() {
    open();
    List<StuckRow> both = List.copyOf(model.rows().shown().subList(0, 2));
    pick("shop");
    model.rows().selectedProperty().set(both);
    StuckRow.Stuck before = opened.getLast();
    StuckRow.Stuck newer =
        new StuckRow.Stuck(before.stuck(), Optional.of("Failed"), Optional.of(Instant.now()));
    model.rows().update(newer, before::equals, () -> {});
    assertEquals(Set.of("shop › Deploy › Fleet", "bank › Build › Jenkins"), Set.copyOf(selected()));
    assertTrue(model.rows().shown().containsAll(model.rows().selectedProperty().get()));

    open();
    assertEquals(Set.of("shop › Deploy › Fleet", "bank › Build › Jenkins"), Set.copyOf(selected()));
    assertTrue(model.rows().shown().containsAll(model.rows().selectedProperty().get()));
    assertTrue(model.rows().shown().contains(model.rows().pickedProperty().get().orElseThrow()));
    assertEquals(1, opened.size());
  }

  private List<String> selected() {
    return model.rows().selectedProperty().get().stream().map(StuckMessages::where).toList();
  }

  @Test
  void theFilterLooksAtEveryColumnAndTheCopyAtWhatItLeaves() {
    open();
    model.rows().filterProperty().set(" b-1 ");
    assertEquals(1, model.rows().shown().size());
    List<String> lines = model.rows().copied().lines().toList();
    assertEquals(2, lines.size());
    assertTrue(lines.getLast().contains("bank › Build › Jenkins\tBuild/Custom/JenkinsBuild/1"));
  }

  @Test
  void chipsLeaveTheRowsOfTheirMarkOrKindAndAreOnlyOfferedForThoseThereAre() {
    gateway
        .pipelines()
        .add(inProgress("bank/Build/Fn", "Invoke/AWS/Lambda/1", "b-2", Instant.EPOCH));
    open();
    List<Chips.Chip> offered = model.rows().chips().offeredProperty().get();
    assertEquals(
        List.of("Queued", "Unknown", "No result", "Lambda", "custom"),
        offered.stream().map(Chips.Chip::name).toList());
    model.rows().chips().choose(offered.get(3), true);
    assertEquals(List.of("bank › Build › Fn"), rows());
    model.rows().chips().choose(offered.getFirst(), true);
    assertEquals(List.of(), rows());
    model.rows().chips().choose(offered.get(3), false);
    assertEquals(List.of("shop › Deploy › Fleet", "bank › Build › Jenkins"), rows());
  }

  private List<String> rows() {
    return model.rows().shown().stream().map(StuckMessages::where).toList();
  }

  @Test
  void anotherConnectionForgetsWhatThisOneShowedAndIsScannedItself() {
    open();
    model.scan();
    model.serviceProperty().set(Optional.of(service()));
    assertEquals(List.of(), model.rows().shown());
    model.scan();
    gateway.pipelines().add("more");
    tasks.finishNewest("Scanning for stuck actions");
    assertEquals("2 cases in 4 pipelines. 1 could not be read.", model.userMessage().getValue());
    tasks.finishAll();
    assertEquals("2 cases in 4 pipelines. 1 could not be read.", model.userMessage().getValue());
  }

  @Test
  void cancelledItSaysHowFarItCame() {
    model.scan();
    model.cancel();
    tasks.finishAll();
    assertEquals(
        "No case in 0 of 3 pipelines: the scan was stopped before the others.",
        model.userMessage().getValue());
  }

  @Test
  void pipelinesThatCannotBeListedAreAFailureWithItsRequestId() {
    gateway
        .pipelines()
        .fail("*", new JobFailure.Rejected(Refusal.ACCESS_DENIED, "AccessDenied", "no"));
    open();
    var failed = assertInstanceOf(Loadable.Failed.class, model.stateProperty().get());
    assertTrue(failed.why().text().contains("codepipeline:GetPipelineState"));
    assertTrue(failed.why().text().contains("request-1"));
  }

  private void open() {
    model.scan();
    tasks.finishAll();
  }

  private void pick(String pipeline) {
    model
        .rows()
        .pick(
            model.rows().shown().stream()
                .filter(
                    row ->
                        row instanceof StuckRow.Stuck stuck
                            && stuck.stuck().context().path().startsWith(pipeline))
                .findFirst());
  }

  private JobService service() {
    return new JobService(gateway, log, new ReadOnlySwitch(false), Clock.systemUTC());
  }
}
