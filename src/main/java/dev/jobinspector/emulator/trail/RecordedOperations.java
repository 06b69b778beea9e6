package dev.jobinspector.emulator.trail;

import dev.jobinspector.emulator.check.ServiceError;
import dev.jobinspector.emulator.operation.OperationResult;
import dev.jobinspector.emulator.operation.Operations;
import dev.jobinspector.emulator.operation.PlayedService;
import java.util.Optional;
import java.util.Set;

/// CodePipeline's operations, of which those on jobs are recorded when they are answered.
public final class RecordedOperations implements PlayedService {
  private final Operations operations;
  private final Trail trail;

  public RecordedOperations(Operations operations, Trail trail) {
    this.operations = operations;
    this.trail = trail;
  }

  @Override
  public Set<String> names() {
    return operations.names();
  }

  @Override
  public void receive(Request request) {
    operations.receive(request.operation(), request.region(), request.input());
  }

  @Override
  public OperationResult answer(Request request) {
    try {
      OperationResult answer =
          operations.answer(request.operation(), request.region(), request.input());
      record(request, Optional.empty());
      return answer;
    } catch (ServiceError e) {
      record(request, Optional.of(e.code()));
      throw e;
    }
  }

  private void record(Request request, Optional<String> error) {
    if (request.operation().contains("Job")) {
      trail.record(request, error);
    }
  }
}
