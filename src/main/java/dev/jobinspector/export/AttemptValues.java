package dev.jobinspector.export;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.Conclusion;
import dev.jobinspector.attempt.Intent;
import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.JobStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The form in which attempts leave the program.
public final class AttemptValues {
  private AttemptValues() {}

  /// An attempt as a map: the columns of the history in camel case, null where one is empty.
  public static Map<String, @Nullable Object> of(Attempt attempt) {
    Intent intent = attempt.intent();
    Optional<Conclusion> conclusion = attempt.conclusion();
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put("id", intent.id().toString());
    values.put("startedAt", intent.startedAt().toString());
    values.put("finishedAt", conclusion.map(c -> c.finishedAt().toString()).orElse(null));
    values.put("operation", intent.operation().apiName());
    values.put("jobId", intent.job().map(Intent.Subject::id).orElse(null));
    values.put("jobKind", intent.job().map(job -> job.kind().text()).orElse(null));
    values.put("actionType", intent.actionType().map(ActionTypeId::text).orElse(null));
    values.put("pipeline", intent.context().pipeline().orElse(null));
    values.put("stage", intent.context().stage().orElse(null));
    values.put("action", intent.context().action().orElse(null));
    values.put("account", intent.connection().account().orElse(null));
    values.put("region", intent.connection().region());
    values.put("endpoint", intent.connection().endpoint().toString());
    values.put("profile", intent.connection().profile().orElse(null));
    values.put("outcome", conclusion.map(c -> c.outcome().name()).orElse(null));
    values.put("status", conclusion.flatMap(Conclusion::status).map(JobStatus::text).orElse(null));
    values.put("errorCode", conclusion.flatMap(Conclusion::errorCode).orElse(null));
    values.put("errorMessage", conclusion.flatMap(Conclusion::errorMessage).orElse(null));
    values.put("httpStatus", conclusion.map(AttemptValues::httpStatus).orElse(null));
    values.put("requestId", conclusion.flatMap(Conclusion::requestId).orElse(null));
    values.put("sends", conclusion.map(Conclusion::sends).orElse(null));
    return values;
  }

  private static @Nullable Integer httpStatus(Conclusion conclusion) {
    return conclusion.httpStatus().isPresent() ? conclusion.httpStatus().getAsInt() : null;
  }
}
