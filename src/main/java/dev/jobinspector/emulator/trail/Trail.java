package dev.jobinspector.emulator.trail;

import dev.jobinspector.emulator.operation.PlayedService;
import dev.jobinspector.emulator.scenario.Recorded;
import dev.jobinspector.emulator.scenario.Scenario;
import dev.jobinspector.emulator.state.EmulatorClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is recorded in all Regions, and how often LookupEvents was asked.
public final class Trail {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final Recorded NOTHING = Recorded.nothing();

  private Scenario scenario;
  private final EmulatorClock clock;
  private final Map<String, Records> regions = new HashMap<>();
  private final List<Long> lookups = new ArrayList<>();
  private int throttleAbove;

  public Trail(Scenario scenario, EmulatorClock clock) {
    this.scenario = scenario;
    this.clock = clock;
    reset();
  }

  /// Begins again, as another scenario says.
  public synchronized void reset(Scenario other) {
    scenario = other;
    reset();
  }

  /// Begins again, as the scenario says.
  public synchronized void reset() {
    regions.clear();
    lookups.clear();
    throttleAbove = NOTHING.throttleAbove();
    for (Scenario.InRegion region : scenario.regions()) {
      regions.put(region.name(), new Records(region.recorded(), clock.now()));
      if (region.recorded().throttleAbove() != NOTHING.throttleAbove()) {
        throttleAbove = region.recorded().throttleAbove();
      }
    }
  }

  /// Records a call that was answered.
  ///
  /// @param error the code with which it was refused
  void record(PlayedService.Request request, Optional<String> error) {
    of(request.region())
        .add(
            clock.now(),
            request.operation(),
            request.input(),
            "arn:aws:iam::" + account() + ":user/emulator",
            "127.0.0.1",
            request.userAgent(),
            error);
  }

  /// Says what the events of all Regions have from now on.
  public synchronized void set(Duration late, Recorded.Parameters parameters, int atMost) {
    regions.values().forEach(records -> records.set(late, parameters));
    throttleAbove = atMost;
  }

  synchronized Records of(String region) {
    return regions.computeIfAbsent(region, name -> new Records(NOTHING, clock.now()));
  }

  synchronized String account() {
    return scenario.account();
  }

  Instant now() {
    return clock.now();
  }

  synchronized void lookedUp() {
    lookups.add(System.nanoTime());
  }

  /// Returns whether more were asked in the last second, this one included, than are taken.
  synchronized boolean isThrottled() {
    long now = System.nanoTime();
    return throttleAbove > 0
        && lookups.stream().filter(at -> now - at < SECOND).count() > throttleAbove;
  }

  /// Returns how often LookupEvents was asked.
  public synchronized int lookups() {
    return lookups.size();
  }

  /// Returns how often it was asked in the busiest second.
  public synchronized int mostInOneSecond() {
    int most = 0;
    for (int first = 0; first < lookups.size(); first++) {
      int last = first;
      while (last < lookups.size() && lookups.get(last) - lookups.get(first) < SECOND) {
        last++;
      }
      most = Math.max(most, last - first);
    }
    return most;
  }
}
