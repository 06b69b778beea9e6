package dev.jobinspector.troubleshooting.scan;

import static dev.jobinspector.testing.ActionExecutions.inProgress;
import static dev.jobinspector.testing.ActionExecutions.with;
import static dev.jobinspector.testing.PipelineGatewayContract.answered;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.connection.ConnectionException;
import dev.jobinspector.job.pipeline.ActionExecution;
import dev.jobinspector.job.pipeline.ActionStatus;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.JobFailure.Doubt;
import dev.jobinspector.job.reply.JobFailure.Refusal;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.service.PipelineGateway;
import dev.jobinspector.testing.FakePipelineGateway;
import dev.jobinspector.testing.RunningEmulator;
import dev.jobinspector.troubleshooting.FailureMessages;
import dev.jobinspector.troubleshooting.finding.LikelyJob;
import dev.jobinspector.troubleshooting.finding.StuckCase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The scan over pipelines.
class StuckScanTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final StuckScan.Wanted USUAL = new StuckScan.Wanted(StuckScan.USUAL, List.of());
  private static final String DEPLOY = "Deploy/Custom/FleetDeployer/2";

  private final FakePipelineGateway gateway = new FakePipelineGateway();
  private final List<String> progress = new ArrayList<>();

  @Tag("process")
  @Test
  void onTheEmulatorItFindsEachWayOfBeingStuckAndNothingElse() {
    Instant started = Instant.now();
    try (RunningEmulator emulator = new RunningEmulator()) {
      StuckReport report =
          answered(
              StuckScan.run(
                  source(emulator.gateway().pipelines()),
                  Clock.fixed(started, ZoneOffset.UTC),
                  USUAL,
                  emulator.gateway().listed(),
                  (_, _) -> {}));
      assertEquals(List.of(), report.unread());
      assertEquals(
          List.of(
              "media-transcoder › Test › SoakTest e3ae272b InProgress",
              "mobile-backend › Deploy › DeployToFleet 69f6a263 InProgress",
              "identity-provider › Test › CrossBrowser 8f9bea08 InProgress",
              "orders-batch › Build › JenkinsBuild 74ffaf2e Queued",
              "price-feed › Approve › ReleaseManager APPROVAL",
              "report-render › Render › RenderReports e5c9a3b7 InProgress",
              "payments-api › Build › JenkinsBuild 3d0485e0 Queued",
              "data-lake › Deploy TRANSITION",
              "catalog-search › Test › CrossBrowser 97d186c6 Dispatched",
              "image-registry › Build › Compile AWS_ACTION",
              "checkout-service › Build › CompileAndTest 120e57d5 InProgress",
              "checkout-service › Build › PackageImages a18b485f Queued",
              "loyalty-points › Release › Announce 6daf3cef Queued",
              "tax-rules › Deploy ENTRY_CONDITION",
              "storefront-web › Deploy › DeployToFleet 2d534200 Dispatched",
              "media-thumbnails › Test › LoadTest a13f6632 Created"),
          report.cases().stream().map(StuckScanTest::line).toList());
    }
  }

  @Tag("process")
  @Test
  void executionsBesideEachOtherAndLambdaFunctionsAreSeenWhenTheyAreOldEnough() {
    Instant started = Instant.now();
    try (RunningEmulator emulator = new RunningEmulator()) {
      var wanted =
          new StuckScan.Wanted(
              Duration.ofMinutes(2), List.of("worker-playground", "ledger-sync", "docs-site"));
      StuckReport report =
          answered(
              StuckScan.run(
                  source(emulator.gateway().pipelines()),
                  Clock.fixed(started, ZoneOffset.UTC),
                  wanted,
                  List.of(),
                  (_, _) -> {}));
      assertEquals(3, report.all());
      assertEquals(
          List.of("Work", "Work", "Work", "Work", "Migrate"),
          report.cases().stream().map(stuck -> stuck.context().stage().orElseThrow()).toList());
      assertEquals(
          "The function has reported no result", report.cases().getLast().finding().cause());
    }
  }

  @Test
  void everyActionThatIsInProgressLongEnoughIsACase() {
    gateway.add(inProgress("a/s/old", DEPLOY, "1", NOW.minus(StuckScan.USUAL)));
    gateway.add(inProgress("a/s/young", DEPLOY, "2", NOW.minusSeconds(899)));
    gateway.add(inProgress("a/s/approval", "Approval/AWS/Manual/1", "3", NOW.minusSeconds(90_000)));
    gateway.add(
        with(
            inProgress("a/s/done", DEPLOY, "4", NOW.minusSeconds(90_000)),
            ActionStatus.Known.SUCCEEDED));
    assertEquals(
        List.of("a › s › approval", "a › s › old"),
        scan().cases().stream().map(stuck -> stuck.context().path()).toList());
  }

  @Test
  void aPipelineThatCannotBeReadIsListedWithTheReason() {
    gateway.add(inProgress("a/s/x", DEPLOY, "1", NOW.minusSeconds(3_600)));
    gateway.add("b");
    gateway.fail("b", new JobFailure.Rejected(Refusal.THROTTLED, "Throttling", "slow down"));
    StuckReport report = scan();
    assertEquals(1, report.cases().size());
    assertEquals("b", report.unread().getFirst().name());
    assertTrue(report.unread().getFirst().why().what().contains("throttling"));
    assertEquals("1 case in 2 pipelines. 1 could not be read.", report.userMessage());
    assertEquals(List.of("0/2", "1/2", "2/2"), progress);
  }

  @Test
  void anUnforeseenFaultIsNotHidden() {
    gateway.add("a");
    gateway.meanwhile(
        asked -> {
          if (asked.startsWith("state")) {
            throw new IllegalStateException("unexpected");
          }
        });
    assertThrows(IllegalStateException.class, this::scan);
  }

  @Test
  void aListThatIsRefusedIsNoEmptyReport() {
    gateway.fail("*", new JobFailure.Unknown(Doubt.TIMED_OUT, "NoReplyInTime", "silence"));
    assertInstanceOf(Reply.Failed.class, run(USUAL, List.of()));
  }

  @Test
  void cancelledWhileThePipelinesAreListedItIsCancelledAndTheNetworkIsNotBlamed() {
    gateway.meanwhile(_ -> Thread.currentThread().interrupt());
    gateway.fail("*", new JobFailure.Unknown(Doubt.CONNECTION_LOST, "ConnectionLost", "lost"));
    var reply = run(USUAL, List.of());
    assertTrue(Thread.interrupted());
    var failed = assertInstanceOf(Reply.Failed.class, reply);
    assertEquals(
        "Cancelled.", FailureMessages.ofPipelineRead(failed.failure(), failed.receipt()).what());
  }

  @Test
  void aNameThatIsNotThereIsAskedForAndSaidNotToBeThere() {
    gateway.add("a");
    StuckReport report =
        answered(run(new StuckScan.Wanted(StuckScan.USUAL, List.of("b")), List.of()));
    assertEquals("b", report.unread().getFirst().name());
    assertEquals(1, report.all());
  }

  @Test
  void interruptedItTellsWhatItFoundAndThatItIsNotTheWhole() throws Exception {
    CountDownLatch busy = new CountDownLatch(16);
    gateway.add(inProgress("first/s/x", DEPLOY, "1", NOW.minusSeconds(3_600)));
    for (int i = 0; i < 20; i++) {
      gateway.add("p" + i);
    }
    gateway.meanwhile(
        asked -> {
          if (asked.contains(" p")) {
            busy.countDown();
            sleepUntilInterrupted();
          }
        });
    var report = new CompletableFuture<StuckReport>();
    Thread scan = Thread.ofVirtual().start(() -> report.complete(scan()));
    assertTrue(busy.await(60, TimeUnit.SECONDS));
    scan.interrupt();
    StuckReport found = report.get(60, TimeUnit.SECONDS);
    assertTrue(found.isStopped());
    assertEquals(List.of(), found.unread());
    assertEquals(1, found.cases().size());
    assertEquals(
        "1 case in 1 of 21 pipelines: the scan was stopped before the others.",
        found.userMessage());
  }

  @Test
  void whatWasStuckBeforeIsReadFirstAndToldBeforeTheOthersAreRead() {
    CountDownLatch early = new CountDownLatch(2);
    for (int i = 0; i < 40; i++) {
      gateway.add("p" + i);
    }
    for (String name : List.of("b", "c")) {
      gateway.add(inProgress(name + "/s/x", DEPLOY, name, NOW.minusSeconds(3_600)));
    }
    gateway.meanwhile(
        asked -> {
          if (asked.contains(" p")) {
            await(early);
          }
        });
    KnownJob ofB =
        KnownJob.bare(JobKind.CUSTOM, "j")
            .at(
                Optional.empty(),
                new PipelineContext(
                    Optional.of("b"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));
    answered(
        StuckScan.run(
            source(gateway),
            Clock.fixed(NOW, ZoneOffset.UTC),
            new StuckScan.Wanted(StuckScan.USUAL, List.of(), List.of("c")),
            List.of(ofB),
            new StuckScan.Progress() {
              @Override
              public void at(int looked, int all) {}

              @Override
              public void found(List<StuckCase> cases) {
                cases.forEach(_ -> early.countDown());
              }
            }));
    assertEquals(0, early.getCount());
  }

  /// The others wait for it: without it, the scan would not end.
  private static void await(CountDownLatch early) {
    try {
      assertTrue(early.await(60, TimeUnit.SECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void oneRegionThatCannotBeReadIsSaidAndTheOthersAreScanned() {
    gateway.add(inProgress("a/s/x", DEPLOY, "1", NOW.minusSeconds(3_600)));
    FakePipelineGateway disabled = new FakePipelineGateway();
    disabled.fail(
        "*", new JobFailure.Rejected(Refusal.UNRECOGNISED_CREDENTIALS, "Unrecognized", "no"));
    StuckReport report =
        RegionScan.run(
            List.of("us-east-1", "ap-east-1", "eu-west-9"),
            region ->
                switch (region) {
                  case "us-east-1" -> new RegionScan.Target(source(gateway), List.of());
                  case "ap-east-1" ->
                      new RegionScan.Target(
                          new Source(disabled, "ap-east-1", _ -> List.of()), List.of());
                  default -> throw new ConnectionException("There is no such Region.");
                },
            Clock.fixed(NOW, ZoneOffset.UTC),
            USUAL,
            (looked, all) -> progress.add(looked + "/" + all));
    assertEquals(1, report.cases().size());
    assertEquals(
        List.of("ap-east-1", "eu-west-9"),
        report.unread().stream().map(UnreadPipeline::region).toList());
    assertTrue(report.unread().getFirst().why().what().contains("not enabled"));
    assertEquals("1 case in 1 pipeline. 2 could not be read.", report.userMessage());
  }

  @Test
  void aJobOfTheSamePlaceIsOnlyLikelyAndOneThatEndedIsNotIt() {
    ActionExecution action = inProgress("a/s/x", DEPLOY, "1", NOW.minusSeconds(3_600));
    gateway.add(action);
    KnownJob ended = job("ended", JobStatus.Known.FAILED, Optional.empty());
    KnownJob open = job("open", JobStatus.Known.DISPATCHED, Optional.empty());
    KnownJob elsewhere = job("elsewhere", JobStatus.Known.QUEUED, Optional.of("2"));
    KnownJob exact = job("exact", JobStatus.Known.SUCCEEDED, Optional.of("1"));
    assertEquals(Optional.empty(), likelyJob(ended, elsewhere));
    assertEquals(Optional.of(new LikelyJob(open, false)), likelyJob(ended, elsewhere, open));
    assertEquals(Optional.of(new LikelyJob(exact, true)), likelyJob(open, exact));
  }

  private Optional<LikelyJob> likelyJob(KnownJob... known) {
    return answered(run(USUAL, List.of(known))).cases().getFirst().job();
  }

  private static KnownJob job(String id, JobStatus status, Optional<String> actionExecution) {
    return KnownJob.bare(JobKind.CUSTOM, id)
        .withStatus(status)
        .at(
            Optional.empty(),
            new PipelineContext(
                Optional.of("a"),
                Optional.of("s"),
                Optional.of("x"),
                actionExecution,
                Optional.empty()));
  }

  private StuckReport scan() {
    return answered(run(USUAL, List.of()));
  }

  private Reply<StuckReport> run(StuckScan.Wanted wanted, List<KnownJob> known) {
    return StuckScan.run(
        source(gateway),
        Clock.fixed(NOW, ZoneOffset.UTC),
        wanted,
        known,
        (looked, all) -> progress.add(looked + "/" + all));
  }

  private static Source source(PipelineGateway pipelines) {
    return new Source(pipelines, "us-east-1", _ -> List.of());
  }

  private static void sleepUntilInterrupted() {
    try {
      Thread.sleep(Duration.ofSeconds(60));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static String line(StuckCase stuck) {
    return stuck.context().path()
        + " "
        + stuck
            .job()
            .map(
                job -> {
                  assertTrue(job.certain());
                  return job.job().id().substring(0, 8)
                      + " "
                      + job.job().status().orElseThrow().text();
                })
            .orElse(stuck.kind().name());
  }
}
