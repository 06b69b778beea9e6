package dev.jobinspector.service;

import dev.jobinspector.job.request.Operation;
import dev.jobinspector.job.request.Operation.Verb;
import java.util.EnumSet;
import java.util.Set;

/// Whether operations that change a job or a pipeline may be sent. An allow-list: an operation is
/// refused while the switch is on unless its verb is named here.
public final class ReadOnlySwitch {
  private static final Set<Verb> ALLOWED = EnumSet.of(Verb.GET_DETAILS, Verb.READ_PIPELINE);

  private volatile boolean on;

  public ReadOnlySwitch(boolean on) {
    this.on = on;
  }

  public boolean isOn() {
    return on;
  }

  public void set(boolean on) {
    this.on = on;
  }

  boolean refuses(Operation operation) {
    return on && !leavesAsItWas(operation);
  }

  static boolean leavesAsItWas(Operation operation) {
    return ALLOWED.contains(operation.verb());
  }
}
