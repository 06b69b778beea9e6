package dev.jobinspector.history;

import static dev.jobinspector.history.Samples.CONNECTION;
import static dev.jobinspector.history.Samples.CONTEXT;
import static dev.jobinspector.history.Samples.JOB;
import static dev.jobinspector.history.Samples.NOON;
import static dev.jobinspector.history.Samples.OTHER_JOB;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.Conclusion;
import dev.jobinspector.attempt.Intent;
import dev.jobinspector.attempt.Subject;
import dev.jobinspector.history.rows.ProcessIdentity;
import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.reply.Outcome;
import dev.jobinspector.job.request.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/// A history as the version before subjects wrote it: the same rows in every database.
public final class Version3 {
  private static final Optional<ActionTypeId> TYPE =
      Optional.of(new ActionTypeId("Deploy", "Custom", "CodeHaul", "1"));

  private Version3() {}

  /// What is in the rows, the newest first. The newest has not ended.
  public static List<Attempt> attempts() {
    return List.of(new Attempt(inProgress(3), Optional.empty()), refused(), polled());
  }

  private static Attempt polled() {
    return new Attempt(
        new Intent(
            new UUID(3, 1),
            NOON,
            Operation.POLL_FOR_JOBS,
            new Subject.ActionType(TYPE),
            TYPE,
            PipelineContext.UNKNOWN,
            CONNECTION),
        Optional.of(
            Conclusion.confirmed(
                NOON.plusMillis(40),
                Optional.empty(),
                Samples.receipt(Optional.of("req-poll"), OptionalInt.of(200), 1))));
  }

  private static Attempt refused() {
    return new Attempt(
        new Intent(
            new UUID(3, 2),
            NOON.plusSeconds(1),
            Operation.ACKNOWLEDGE_JOB,
            new Subject.Job(JobKind.CUSTOM, JOB),
            TYPE,
            CONTEXT,
            CONNECTION),
        Optional.of(Samples.failed(NOON.plusSeconds(2), Outcome.REJECTED, "StaleNonce")));
  }

  /// The intent of the newest, or the same request once more.
  public static Intent inProgress(int number) {
    return new Intent(
        new UUID(3, number),
        NOON.plusSeconds(3),
        Operation.PUT_THIRD_PARTY_JOB_FAILURE_RESULT,
        new Subject.Job(JobKind.THIRD_PARTY, OTHER_JOB),
        Optional.empty(),
        CONTEXT,
        CONNECTION);
  }

  /// The statement that writes the rows, as if this process had begun the newest.
  public static String rows() {
    return text("version-3-rows.sql").replace("OWNER", ProcessIdentity.current().text());
  }

  public static String text(String resource) {
    try (InputStream file = Version3.class.getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
