package dev.jobinspector.troubleshooting;

import dev.jobinspector.job.ClientToken;
import dev.jobinspector.job.CustomJob;
import dev.jobinspector.job.JobDetails;
import dev.jobinspector.job.JobId;
import dev.jobinspector.job.JobRef;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.Nonce;
import dev.jobinspector.job.PolledJob;
import dev.jobinspector.job.ThirdPartyJob;
import dev.jobinspector.job.ThirdPartyJobId;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.job.request.JobResult;
import dev.jobinspector.job.request.PollRequest;
import dev.jobinspector.service.CompletedRequest;
import dev.jobinspector.service.JobService;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/// Ends a queued job that no worker takes: polls for one job, acknowledges it, reports a failure.
/// Each step is an attempt of its own, sent once; the first that does not go as thought is the
/// last.
public final class ClaimAndFail {
  /// A job that is returned by a poll instead of the one that is wanted is nobody's of ours.
  private static final String LEAVE_IT =
      " It is dispatched now, and returns to the queue by itself; do not acknowledge it.";

  /// What is to be done.
  ///
  /// @param job that is to end
  /// @param poll for one job of its action type
  /// @param token of a third-party job
  public record Wanted(
      KnownJob job, PollRequest poll, Optional<ClientToken> token, JobResult.Failure failure) {}

  /// The steps, in their order; only a third-party job needs its details for the nonce.
  public enum Step {
    POLL("Poll for one job"),
    DETAILS("Read its nonce"),
    ACKNOWLEDGE("Acknowledge it"),
    REPORT_FAILURE("Report the failure");

    private final String title;

    Step(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  /// A step that was taken.
  ///
  /// @param asThought whether the next may follow
  /// @param words what came of it, and what to do if that was not as thought
  public record Taken(Step step, boolean asThought, String words, CompletedRequest<?> completed) {}

  private final Wanted wanted;
  private final JobService by;
  private final BooleanSupplier goesOn;
  private final Consumer<Taken> each;

  private ClaimAndFail(Wanted wanted, JobService by, BooleanSupplier goesOn, Consumer<Taken> each) {
    this.wanted = wanted;
    this.by = by;
    this.goesOn = goesOn;
    this.each = each;
  }

  /// Takes the steps, and returns whether the failure was confirmed. Blocks.
  ///
  /// @param goesOn asked before each step but the first
  /// @param each told of each step that was taken
  public static boolean run(
      Wanted wanted, JobService by, BooleanSupplier goesOn, Consumer<Taken> each) {
    return new ClaimAndFail(wanted, by, goesOn, each).run();
  }

  private boolean run() {
    return polled().filter(this::acknowledged).filter(_ -> reported()).isPresent();
  }

  private Optional<Nonce> polled() {
    CompletedRequest<List<PolledJob>> poll = by.poll(wanted.poll());
    Optional<PolledJob> caught =
        taken(
                Step.POLL,
                poll,
                jobs -> jobs.size() == 1 && jobs.getFirst().id().equals(wanted.job().id()),
                ClaimAndFail::caught,
                "No usable reply came. If the poll dispatched a job, nobody can tell which; it"
                    + " returns to the queue by itself.")
            .map(List::getFirst);
    return switch (wanted.job().kind()) {
      case CUSTOM -> caught.flatMap(PolledJob::nonce);
      case THIRD_PARTY -> caught.flatMap(_ -> nonceOfDetails());
    };
  }

  private static String caught(List<PolledJob> jobs) {
    if (jobs.isEmpty()) {
      return "No job was dispatched: none of this action type and query value is queued now. It may"
          + " be dispatched already, or another query value is needed.";
    }
    return "The poll returned "
        + String.join(", ", jobs.stream().map(ClaimAndFail::name).toList())
        + ", not this job: a poll cannot choose."
        + LEAVE_IT;
  }

  private static String name(PolledJob job) {
    String place = job.details().map(details -> details.context().path()).orElse("");
    return "job " + job.id() + (place.isEmpty() ? "" : " of " + place);
  }

  private Optional<Nonce> nonceOfDetails() {
    if (!goesOn.getAsBoolean()) {
      return Optional.empty();
    }
    return taken(
            Step.DETAILS,
            by.details(ref(), wanted.job()),
            details -> details.nonce().isPresent(),
            _ -> "The details have no nonce: the job is not dispatched." + LEAVE_IT,
            "The details could not be read." + LEAVE_IT)
        .flatMap(JobDetails::nonce);
  }

  private boolean acknowledged(Nonce nonce) {
    return goesOn.getAsBoolean()
        && taken(
                Step.ACKNOWLEDGE,
                by.acknowledge(ref(), nonce, wanted.job()),
                status -> status == JobStatus.Known.IN_PROGRESS,
                status ->
                    "The service answered "
                        + status.text()
                        + " instead of InProgress: the job takes no result.",
                "No usable reply came: the job may be acknowledged. Check the outcome; if its"
                    + " action goes on, report the failure by hand.")
            .isPresent();
  }

  private boolean reported() {
    return goesOn.getAsBoolean()
        && taken(
                Step.REPORT_FAILURE,
                by.report(ref(), wanted.failure(), wanted.job()),
                _ -> true,
                _ -> "",
                "No usable reply came: the failure may have been taken. Check the outcome before"
                    + " you report it again.")
            .isPresent();
  }

  private JobRef ref() {
    String id = wanted.job().id();
    return switch (wanted.job().kind()) {
      case CUSTOM -> new CustomJob(new JobId(id));
      case THIRD_PARTY -> new ThirdPartyJob(new ThirdPartyJobId(id), wanted.token().orElseThrow());
    };
  }

  /// Returns what was answered, if it is what was thought.
  ///
  /// @param otherwise says what another answer means
  /// @param unknown says what it means that there is none
  private <T> Optional<T> taken(
      Step step,
      CompletedRequest<T> completed,
      Function<T, Boolean> isThought,
      Function<T, String> otherwise,
      String unknown) {
    return switch (completed.reply()) {
      case Reply.Answered<T>(var value, _) -> {
        boolean asThought = isThought.apply(value);
        each.accept(
            new Taken(step, asThought, asThought ? "Done." : otherwise.apply(value), completed));
        yield asThought ? Optional.of(value) : Optional.empty();
      }
      case Reply.Failed<T>(var failure, var receipt) -> {
        Explanation why =
            FailureMessages.explain(
                failure,
                receipt,
                completed.attempt().intent().operation(),
                by.earlier().before(completed.attempt()));
        each.accept(
            new Taken(
                step,
                false,
                failure instanceof JobFailure.Unknown ? unknown : why.text(),
                completed));
        yield Optional.empty();
      }
    };
  }
}
