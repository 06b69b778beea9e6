package dev.jobinspector.request;

import dev.jobinspector.job.JobRef;
import dev.jobinspector.job.Nonce;
import dev.jobinspector.job.request.JobResult;
import dev.jobinspector.job.request.Operation;
import dev.jobinspector.job.request.PollRequest;
import dev.jobinspector.text.InvalidRequestException;
import dev.jobinspector.text.Value;

/// A request that keeps every constraint and can be sent.
public sealed interface JobRequest {
  record Acknowledge(JobRef job, Nonce nonce) implements JobRequest {}

  record Details(JobRef job) implements JobRequest {}

  record Poll(PollRequest poll) implements JobRequest {}

  record Report(JobRef job, JobResult result) implements JobRequest {}

  /// The request that a map of parameters stands for.
  ///
  /// @throws InvalidRequestException with everything that is wrong with it
  static JobRequest of(Operation operation, Value.Mapping parameters) {
    return RequestMapping.of(operation, parameters);
  }
}
