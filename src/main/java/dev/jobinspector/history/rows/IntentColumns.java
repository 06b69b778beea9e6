package dev.jobinspector.history.rows;

import dev.jobinspector.attempt.Intent;
import dev.jobinspector.history.jdbc.Microseconds;
import dev.jobinspector.history.jdbc.RowValues;
import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.connection.ServiceConnection;
import dev.jobinspector.job.request.Operation;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The half of a row that is written before a request leaves.
public final class IntentColumns {
  public static final List<String> NAMES =
      List.of(
          "id",
          "started_at",
          "operation",
          "job_id",
          "job_kind",
          "action_type",
          "pipeline",
          "stage",
          "action",
          "action_execution_id",
          "pipeline_execution_id",
          "account",
          "region",
          "endpoint",
          "endpoint_source",
          "target",
          "profile");

  private IntentColumns() {}

  public static List<@Nullable Object> values(Intent intent) {
    PipelineContext context = intent.context();
    ServiceConnection connection = intent.connection();
    List<@Nullable Object> values = new ArrayList<>();
    values.add(intent.id().toString());
    values.add(Microseconds.of(intent.startedAt()));
    values.add(intent.operation().apiName());
    values.add(RowValues.text(intent.job().map(Intent.Subject::id)));
    values.add(RowValues.text(intent.job().map(job -> job.kind().text())));
    values.add(RowValues.text(intent.actionType().map(ActionTypeId::text)));
    values.add(RowValues.text(context.pipeline()));
    values.add(RowValues.text(context.stage()));
    values.add(RowValues.text(context.action()));
    values.add(RowValues.text(context.actionExecutionId()));
    values.add(RowValues.text(context.pipelineExecutionId()));
    values.add(RowValues.text(connection.account()));
    values.add(RowValues.text(connection.region()));
    values.add(connection.endpoint().toString());
    values.add(RowValues.text(connection.endpointSource()));
    values.add(connection.target().name());
    values.add(RowValues.text(connection.profile()));
    return values;
  }

  static Intent read(RowValues cells) {
    UUID id = UUID.fromString(cells.string("id"));
    return new Intent(
        id,
        Microseconds.instant(cells.number("started_at")),
        Operation.of(cells.string("operation")),
        cells
            .optional("job_id")
            .map(job -> new Intent.Subject(kind(cells.string("job_kind")), job)),
        cells.optional("action_type").flatMap(ActionTypeId::parse),
        context(cells),
        new ServiceConnection(
            ServiceConnection.Target.valueOf(cells.string("target")),
            cells.optional("profile"),
            cells.string("region"),
            cells.optional("account"),
            URI.create(cells.string("endpoint")),
            cells.string("endpoint_source")));
  }

  static PipelineContext context(RowValues cells) {
    return new PipelineContext(
        cells.optional("pipeline"),
        cells.optional("stage"),
        cells.optional("action"),
        cells.optional("action_execution_id"),
        cells.optional("pipeline_execution_id"));
  }

  public static JobKind kind(String text) {
    for (JobKind kind : JobKind.values()) {
      if (kind.text().equals(text)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("No kind of job is named " + text);
  }
}
