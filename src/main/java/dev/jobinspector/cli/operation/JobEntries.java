package dev.jobinspector.cli.operation;

import dev.jobinspector.job.request.Operation;
import dev.jobinspector.text.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Jobs as this program and the AWS CLI print them, as the parameters of requests on them: the
/// reply to a poll, the details of a job, the jobs of `recognise`. So commands can be piped into
/// each other.
///
/// @param notes which are left out, and why
record JobEntries(List<Value> parameters, List<String> notes) {
  private static final String NONCE = "nonce";

  /// Returns the jobs of a document; empty if it is none that has been printed.
  static Optional<JobEntries> of(Value root, Operation operation) {
    if (root instanceof Value.Mapping(var entries, _, _) && entries.size() == 1) {
      if (entries.get("jobs") instanceof Value.Listing(var jobs, _)) {
        return Optional.of(printed(jobs, operation));
      }
      if (entries.get("jobDetails") instanceof Value.Mapping details) {
        return Optional.of(printed(List.of(details), operation));
      }
    }
    return root instanceof Value.Listing(var jobs, _)
            && !jobs.isEmpty()
            && jobs.stream().allMatch(JobEntries::isRecognised)
        ? Optional.of(printed(jobs, operation))
        : Optional.empty();
  }

  private static boolean isRecognised(Value value) {
    return value instanceof Value.Mapping mapping
        && mapping.entries().containsKey("kindCertain")
        && mapping.entries().containsKey("jobId");
  }

  private static JobEntries printed(List<Value> jobs, Operation operation) {
    List<Value> parameters = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (int i = 0; i < jobs.size(); i++) {
      if (jobs.get(i) instanceof Value.Mapping job) {
        Optional<String> reason = leftOut(job, operation);
        if (reason.isPresent()) {
          notes.add("Job %d is left out: %s.".formatted(i + 1, reason.get()));
        } else {
          parameters.add(parameters(job, operation));
        }
      } else {
        parameters.add(jobs.get(i)); // refused as what it is
      }
    }
    return new JobEntries(parameters, notes);
  }

  /// What `recognise` prints may be of another kind, or be seen where no nonce was.
  private static Optional<String> leftOut(Value.Mapping job, Operation operation) {
    if (!isRecognised(job)) {
      return Optional.empty();
    }
    if (job.entries().get("kindCertain") instanceof Value.Flag(var certain, _)
        && certain
        && job.entries().get("kind") instanceof Value.Text(var text, _)
        && operation.kind().filter(kind -> kind.text().equals(text)).isEmpty()) {
      return Optional.of("it is a " + text + " job");
    }
    if (job.entries().get("jobCertain") instanceof Value.Flag(var certain, _) && !certain) {
      return Optional.of("it is only possible that this is the id of a job");
    }
    return job.entries().containsKey(NONCE) || !takesNonce(operation)
        ? Optional.empty()
        : Optional.of("no nonce was found for it");
  }

  private static boolean takesNonce(Operation operation) {
    return operation.verb() == Operation.Verb.ACKNOWLEDGE;
  }

  private static Value parameters(Value.Mapping job, Operation operation) {
    Map<String, Value> parameters = new LinkedHashMap<>();
    for (String name :
        takesNonce(operation)
            ? List.of("jobId", NONCE, "clientToken")
            : List.of("jobId", "clientToken")) {
      Value value = job.entries().get(name);
      if (value == null && name.equals("jobId")) {
        value = job.entries().get("id");
      }
      if (value != null) {
        parameters.put(name, value);
      }
    }
    return new Value.Mapping(parameters, job.keys(), job.location());
  }
}
