package dev.jobinspector.emulator.state;

import dev.jobinspector.emulator.declaration.ActionType;
import dev.jobinspector.emulator.lifecycle.JobState;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One job. Guarded by the lock of [Service]; its state moves only through [JobFlow].
public final class Job {
  private final String id;
  private final ActionRun action;
  private final Optional<String> continuationToken;
  private final Instant created;
  private Map<String, Integer> received = Map.of();
  private JobState state = JobState.CREATED;
  private Optional<String> nonce = Optional.empty();
  private int dispatches;

  public Job(String id, ActionRun action, Optional<String> continuationToken, Instant created) {
    this.id = id;
    this.action = action;
    this.continuationToken = continuationToken;
    this.created = created;
  }

  public String id() {
    return id;
  }

  public ActionRun action() {
    return action;
  }

  public ActionType type() {
    return action.declaration().type();
  }

  public Optional<String> continuationToken() {
    return continuationToken;
  }

  public Instant created() {
    return created;
  }

  public JobState state() {
    return state;
  }

  /// Returns the one from the latest poll; empty before one, and again after its window ended.
  public Optional<String> nonce() {
    return nonce;
  }

  int dispatches() {
    return dispatches;
  }

  /// Returns how many requests about this job arrived, by operation, refused ones too.
  public Map<String, Integer> received() {
    return received;
  }

  /// Writes a request about this job into the ledger.
  public void receive(String operation) {
    if (received.isEmpty()) {
      received = new TreeMap<>();
    }
    received.merge(operation, 1, Integer::sum);
  }

  void become(JobState next) {
    state = next;
    if (next == JobState.QUEUED) {
      nonce = Optional.empty();
    }
  }

  void dispatchWith(String newNonce) {
    nonce = Optional.of(newNonce);
    dispatches++;
  }
}
