package dev.jobinspector.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.emulator.lifecycle.JobEvent;
import dev.jobinspector.emulator.lifecycle.JobLifeCycle;
import dev.jobinspector.emulator.lifecycle.JobLifeCycle.Rule;
import dev.jobinspector.emulator.lifecycle.JobState;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The table of the job's life, held against what is known of the service.
final class EmulatorJobTableTest {
  private static final EnumSet<JobState> ENDS =
      EnumSet.of(JobState.SUCCEEDED, JobState.FAILED, JobState.TIMED_OUT);

  @Test
  void noPairStandsTwice() {
    List<String> pairs =
        JobLifeCycle.TABLE.stream().map(rule -> rule.from() + " " + rule.event()).toList();
    assertEquals(pairs.size(), pairs.stream().distinct().count());
  }

  @Test
  void anEndIsAnEndAndEveryOtherStateCanEnd() {
    for (JobState state : JobState.values()) {
      boolean timesOut = JobLifeCycle.after(state, JobEvent.TIME_LIMIT_REACHED).isPresent();
      boolean isLeft = JobLifeCycle.TABLE.stream().anyMatch(rule -> rule.from() == state);
      assertEquals(!ENDS.contains(state), timesOut, state.wireName());
      assertEquals(!ENDS.contains(state), isLeft, state.wireName());
    }
  }

  @Test
  void everyStateIsReachedAndEveryEventHappens() {
    var reached = JobLifeCycle.TABLE.stream().map(Rule::to).collect(Collectors.toSet());
    reached.add(JobState.CREATED);
    assertEquals(EnumSet.allOf(JobState.class), reached);
    var events = JobLifeCycle.TABLE.stream().map(Rule::event).collect(Collectors.toSet());
    assertEquals(EnumSet.allOf(JobEvent.class), events);
  }

  @Test
  void aWorkerMovesAJobInOneOrderAlone() {
    assertEquals(List.of(JobState.QUEUED), sources(JobEvent.POLLED));
    assertEquals(List.of(JobState.DISPATCHED), sources(JobEvent.ACKNOWLEDGED));
    assertEquals(List.of(JobState.IN_PROGRESS), sources(JobEvent.SUCCESS_REPORTED));
    assertEquals(List.of(JobState.IN_PROGRESS), sources(JobEvent.FAILURE_REPORTED));
    assertTrue(
        JobLifeCycle.after(JobState.DISPATCHED, JobEvent.DISPATCH_WINDOW_ENDED).stream()
            .allMatch(next -> next == JobState.QUEUED));
  }

  private static List<JobState> sources(JobEvent event) {
    return JobLifeCycle.TABLE.stream()
        .filter(rule -> rule.event() == event)
        .map(Rule::from)
        .toList();
  }
}
