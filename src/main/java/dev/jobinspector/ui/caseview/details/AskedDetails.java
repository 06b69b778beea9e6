package dev.jobinspector.ui.caseview.details;

import dev.jobinspector.job.JobDetails;
import dev.jobinspector.job.JobRef;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.service.CompletedRequest;
import dev.jobinspector.service.JobService;
import dev.jobinspector.troubleshooting.FailureMessages;
import dev.jobinspector.ui.common.Loadable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The details of the jobs that were looked at last: they are not asked for again.
final class AskedDetails {
  private static final int MOST = 100;

  /// A request for details that is over, and what it shows.
  record Answer(CompletedRequest<JobDetails> completed, Loadable<JobDetails> details) {}

  private final Map<String, Answer> answers =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Answer> eldest) {
          return size() > MOST;
        }
      };

  /// Asks the service about a job; blocks.
  static Answer ask(JobRef ref, KnownJob picked, JobService service) {
    CompletedRequest<JobDetails> completed = service.details(ref, picked);
    return new Answer(
        completed,
        switch (completed.reply()) {
          case Reply.Answered<JobDetails>(var value, _) -> new Loadable.Loaded<>(value);
          case Reply.Failed<JobDetails>(var failure, var receipt) ->
              new Loadable.Failed<>(
                  FailureMessages.explain(
                      failure, receipt, completed.attempt().intent().operation(), List.of()));
        });
  }

  Optional<Answer> about(KnownJob job) {
    return Optional.ofNullable(answers.get(key(job)));
  }

  /// Keeps an answer that has details.
  void keep(KnownJob job, Answer answer) {
    if (answer.details() instanceof Loadable.Loaded) {
      answers.put(key(job), answer);
    }
  }

  void forget() {
    answers.clear();
  }

  void forget(KnownJob job) {
    answers.remove(key(job));
  }

  private static String key(KnownJob job) {
    return job.kind() + job.id();
  }
}
