package dev.jobinspector.emulator.state;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// The one clock of the emulator: the machine's, plus what was advanced through the control plane.
public final class EmulatorClock {
  private final Clock machine;
  private volatile Duration advanced = Duration.ZERO;

  public EmulatorClock(Clock machine) {
    this.machine = machine;
  }

  public Instant now() {
    return machine.instant().plus(advanced);
  }

  /// Returns the time by clients' clocks. Advancing moves the world, clients included, although
  /// theirs stand still: else every signature would be out of date after it.
  public Instant clientsNow() {
    return machine.instant();
  }

  /// Returns by how much it is ahead of the machine's.
  public Duration advanced() {
    return advanced;
  }

  synchronized void advance(Duration by) {
    advanced = advanced.plus(by);
  }

  synchronized void reset() {
    advanced = Duration.ZERO;
  }
}
