package dev.jobinspector.emulator.lifecycle;

import static dev.jobinspector.emulator.lifecycle.ExecutionMode.*;
import static dev.jobinspector.emulator.lifecycle.StageDecision.*;
import static dev.jobinspector.emulator.lifecycle.StageEvent.*;
import static dev.jobinspector.emulator.lifecycle.StageState.*;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Which execution enters a stage, by mode, in one table. A combination that is not in it changes
/// nothing: who waits goes on waiting.
///
/// Source: "How pipeline executions work" of the user guide. *Modelled* marks what nothing public
/// decides.
public final class StageRules {
  /// One line of the table.
  public record Rule(
      ExecutionMode mode,
      StageEvent event,
      StageState state,
      StageDecision decision,
      String source) {
    /// Returns whether nothing public decides it.
    public boolean modelled() {
      return source.startsWith("modelled");
    }

    private Key key() {
      return new Key(mode, event, state);
    }
  }

  public static final List<Rule> TABLE =
      List.of(
          new Rule(SUPERSEDED, ARRIVES, FREE, ENTERS, "a stage processes one execution at a time"),
          new Rule(SUPERSEDED, ARRIVES, LOCKED, SUPERSEDES, "a locked stage holds one execution"),
          new Rule(SUPERSEDED, ARRIVES, CLOSED, SUPERSEDES, "as before a locked stage"),
          new Rule(SUPERSEDED, ARRIVES, FAILED, ENTERS, "a failure releases the lock"),
          new Rule(SUPERSEDED, OPENS, FREE, NEWEST_ENTERS, "the latest execution enters"),
          new Rule(SUPERSEDED, OPENS, FAILED, NEWEST_ENTERS, "a failure releases the lock"),
          new Rule(SUPERSEDED, RETRIED, FAILED, ENTERS, "a retry resumes the execution"),
          new Rule(SUPERSEDED, RETRIED, OVERTAKEN, REFUSED, "another execution has entered"),
          new Rule(QUEUED, ARRIVES, FREE, ENTERS, "one by one"),
          new Rule(QUEUED, ARRIVES, LOCKED, WAITS, "in the order in which they are queued"),
          new Rule(QUEUED, ARRIVES, CLOSED, WAITS, "modelled: as before a locked stage"),
          new Rule(QUEUED, ARRIVES, FAILED, ENTERS, "modelled: as in the mode SUPERSEDED"),
          new Rule(QUEUED, OPENS, FREE, OLDEST_ENTERS, "in the order in which they are queued"),
          new Rule(QUEUED, OPENS, FAILED, OLDEST_ENTERS, "modelled: as in the mode SUPERSEDED"),
          new Rule(QUEUED, RETRIED, FAILED, ENTERS, "a retry resumes the execution"),
          new Rule(QUEUED, RETRIED, OVERTAKEN, REFUSED, "modelled: as in the mode SUPERSEDED"),
          new Rule(PARALLEL, ARRIVES, FREE, ENTERS, "executions run independently"),
          new Rule(PARALLEL, ARRIVES, LOCKED, ENTERS, "executions run independently"),
          new Rule(PARALLEL, ARRIVES, CLOSED, WAITS, "modelled: the transition counts for all"),
          new Rule(PARALLEL, ARRIVES, FAILED, ENTERS, "executions run independently"),
          new Rule(PARALLEL, OPENS, FREE, ALL_ENTER, "modelled: nothing holds them any longer"),
          new Rule(PARALLEL, OPENS, LOCKED, ALL_ENTER, "modelled: nothing holds them any longer"),
          new Rule(PARALLEL, OPENS, FAILED, ALL_ENTER, "modelled: nothing holds them any longer"),
          new Rule(PARALLEL, RETRIED, FAILED, ENTERS, "a retry resumes the execution"),
          new Rule(PARALLEL, RETRIED, OVERTAKEN, ENTERS, "modelled: executions are independent"));

  private record Key(ExecutionMode mode, StageEvent event, StageState state) {}

  private static final Map<Key, Rule> RULES =
      TABLE.stream().collect(Collectors.toUnmodifiableMap(Rule::key, Function.identity()));

  private StageRules() {}

  /// Returns what follows; empty if nothing does.
  public static Optional<StageDecision> decide(
      ExecutionMode mode, StageEvent event, StageState state) {
    return Optional.ofNullable(RULES.get(new Key(mode, event, state))).map(Rule::decision);
  }
}
