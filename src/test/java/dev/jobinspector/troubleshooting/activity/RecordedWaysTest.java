package dev.jobinspector.troubleshooting.activity;

import static dev.jobinspector.testing.PipelineGatewayContract.answered;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.job.connection.ConnectionChoice;
import dev.jobinspector.job.pipeline.ActionExecution;
import dev.jobinspector.service.JobGateway;
import dev.jobinspector.testing.RunningEmulator;
import dev.jobinspector.troubleshooting.finding.Finding;
import dev.jobinspector.troubleshooting.finding.LocalKnowledge;
import dev.jobinspector.troubleshooting.finding.StuckCase;
import dev.jobinspector.troubleshooting.scan.Source;
import dev.jobinspector.troubleshooting.scan.StuckScan;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The ways of being stuck, of whose jobs nothing is known but what AWS recorded: whole, late by an
/// hour, denied, and without what was asked for.
@Tag("process")
class RecordedWaysTest {
  private static final String NOBODY = "no poll|no worker polls|nobody polls|not polled";

  private enum Variant {
    COMPLETE,
    LATE,
    DENIED,
    HIDDEN,
    ABSENT
  }

  @TempDir private Path folder;

  @Test
  void theRightCauseIsNamedFirstAndAWorkerThatPollsIsNeverMissed() {
    List<String> wrong = new ArrayList<>();
    Map<String, Integer> asked = new TreeMap<>();
    for (RecordedWay way : RecordedWay.all()) {
      List<Variant> variants = List.of(Variant.values());
      for (Variant variant : variants) {
        int place = variants.indexOf(variant);
        if (!way.polled() && place >= way.names().size()) {
          continue;
        }
        try (RunningEmulator emulator = new RunningEmulator(way.scenario(folder))) {
          List<Finding> findings = found(way, variant, emulator).findings();
          Finding first = findings.getFirst();
          String told = first.cause() + ". " + first.reason();
          if (place < way.names().size() && !told.contains(way.names().get(place))) {
            wrong.add(way.number() + " " + variant + ": " + told);
          }
          if (way.polled() && saysNobody(findings, variant != Variant.DENIED)) {
            wrong.add("nobody: " + way.number() + " " + variant + ": " + told);
          }
          if (variant == Variant.DENIED && way.number() != 12) {
            assertTrue(
                first.gaps().stream()
                    .flatMap(gap -> gap.permission().stream())
                    .anyMatch(
                        it ->
                            it.equals("cloudtrail:LookupEvents")
                                || it.equals("logs:FilterLogEvents")),
                told);
          }
          asked.put(way.number() + " " + variant, emulator.lookups());
        }
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(asked.values().stream().allMatch(count -> count <= 20), asked.toString());
    assertTrue(asked.values().stream().anyMatch(count -> count > 5), asked.toString());
  }

  /// Where records show polls, not even as a possibility; where none can be seen, never as a cause.
  private static boolean saysNobody(List<Finding> findings, boolean reasonsToo) {
    return findings.stream()
        .map(finding -> finding.cause() + (reasonsToo ? ". " + finding.reason() : ""))
        .map(text -> text.toLowerCase(Locale.ROOT))
        .anyMatch(text -> text.matches("(?s).*(" + NOBODY + ").*"));
  }

  @Test
  void fromAnActionToItsJobByRecordsAlone() {
    RecordedWay way = RecordedWay.all().get(7);
    try (RunningEmulator emulator = new RunningEmulator(way.scenario(folder))) {
      StuckCase certain = found(way, Variant.COMPLETE, emulator);
      assertTrue(certain.job().orElseThrow().certain());
      assertEquals("69f6a263-4c2c-42c5-994d-cb18eb5e73c2", certain.job().get().job().id());
    }
    try (RunningEmulator emulator = new RunningEmulator(way.scenario(folder))) {
      emulator.breakAll("GetJobDetails", "access-denied");
      StuckCase likely = found(way, Variant.COMPLETE, emulator);
      assertFalse(likely.job().orElseThrow().certain());
      assertTrue(
          likely.finding().gaps().stream()
              .anyMatch(
                  gap -> gap.permission().filter("codepipeline:GetJobDetails"::equals).isPresent()),
          likely.finding().gaps().toString());
    }
  }

  @Test
  void neverMoreThanOneASecondIsAsked() {
    RecordedWay way = RecordedWay.all().getFirst();
    try (RunningEmulator emulator = new RunningEmulator(way.scenario(folder))) {
      StuckCase stuck = scanned(way, emulator.gateway());
      // Four clicks at once share the pace.
      List<Thread> clicks = new ArrayList<>();
      for (int click = 0; click < 2; click++) {
        clicks.add(Thread.ofVirtual().start(() -> lookedUp(stuck, emulator.gateway())));
      }
      for (Thread click : clicks) {
        join(click);
      }
      assertEquals(4, emulator.lookups());
      assertEquals(1, emulator.lookupsInOneSecond());
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static StuckCase found(RecordedWay way, Variant variant, RunningEmulator emulator) {
    emulator.record(
        variant == Variant.LATE ? Duration.ofHours(1) : Duration.ZERO,
        switch (variant) {
          case HIDDEN -> "hidden";
          case ABSENT -> "absent";
          case COMPLETE, LATE, DENIED -> "shown";
        });
    if (variant == Variant.DENIED) {
      emulator.breakAll("LookupEvents", "access-denied");
      emulator.breakAll("FilterLogEvents", "access-denied");
    }
    try (JobGateway gateway =
        emulator.connector().withoutPauses().connect(new ConnectionChoice.Emulator("us-east-1"))) {
      StuckCase stuck = scanned(way, gateway);
      return stuck.knowing(LocalKnowledge.NOTHING.withActivity(lookedUp(stuck, gateway)));
    }
  }

  private static Activity lookedUp(StuckCase stuck, JobGateway gateway) {
    ActionExecution action = stuck.execution().orElseThrow();
    return new ActivityLookup(
            gateway.activity(), (job, _) -> gateway.details(job), Clock.systemUTC())
        .run(
            new ActivityTarget(
                action.type().orElseThrow(), stuck.execution(), stuck.evidence().known().jobs()),
            (_, _) -> {});
  }

  private static StuckCase scanned(RecordedWay way, JobGateway gateway) {
    return answered(
            StuckScan.run(
                new Source(gateway.pipelines(), "us-east-1", _ -> List.of()),
                Clock.systemUTC(),
                new StuckScan.Wanted(Duration.ofMinutes(2), List.of(way.pipeline())),
                List.of(),
                (_, _) -> {}))
        .cases()
        .stream()
        .filter(stuck -> stuck.context().path().equals(way.place()))
        .findFirst()
        .orElseThrow();
  }
}
