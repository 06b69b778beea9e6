package dev.jobinspector.service;

import dev.jobinspector.attempt.Intent;
import dev.jobinspector.attempt.Parameters;
import dev.jobinspector.attempt.Subject;
import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.JobRef;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.request.Operation;
import dev.jobinspector.job.request.TransitionChange;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/// Makes the intents of the requests over one connection. A write is made as whoever acts.
record Intents(JobGateway gateway, Clock clock) {
  Intent onTransition(Operation operation, TransitionChange change) {
    return of(
        operation,
        new Subject.Stage(change.pipeline(), change.stage()),
        Optional.empty(),
        PipelineContext.UNKNOWN,
        Parameters.of(change));
  }

  Intent onJob(Operation operation, JobRef job, KnownJob known, Parameters parameters) {
    return of(
        operation,
        new Subject.Job(job.kind(), job.idText()),
        known.actionType(),
        known.context(),
        parameters);
  }

  Intent of(
      Operation operation,
      Subject subject,
      Optional<ActionTypeId> actionType,
      PipelineContext context,
      Parameters parameters) {
    return new Intent(
        UUID.randomUUID(),
        clock.instant(),
        operation,
        subject,
        actionType,
        context,
        switch (operation.effect()) {
          case READ -> gateway.connection();
          case WRITE -> gateway.actingConnection();
        },
        parameters);
  }
}
