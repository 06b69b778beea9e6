package dev.jobinspector.emulator.operation;

import dev.jobinspector.emulator.check.ServiceError;
import dev.jobinspector.emulator.declaration.PipelineDeclaration;
import dev.jobinspector.emulator.json.JobJson;
import dev.jobinspector.emulator.json.PipelineJson;
import dev.jobinspector.emulator.provision.DeclarationReader;
import dev.jobinspector.emulator.provision.TagRules;
import dev.jobinspector.emulator.state.Pipeline;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// CreatePipeline, UpdatePipeline and DeletePipeline.
final class PipelineChanges {
  /// "Quotas in AWS CodePipeline" of the user guide: pipelines in a Region.
  private static final int MOST = 1000;

  OperationResult create(Call call) {
    JsonNode given = call.input().path("pipeline");
    String name = given.path("name").stringValue();
    if (call.region().pipeline(name).isPresent()) {
      throw ServiceError.modelled(
          "PipelineNameInUseException",
          "A pipeline with the name '%s' already exists in account '%s'"
              .formatted(name, call.account().id()));
    }
    PipelineDeclaration declaration = read(call, Optional.empty());
    TagRules.check(call.input().path("tags"));
    if (call.region().pipelines().size() >= MOST) {
      throw ServiceError.modelled(
          "LimitExceededException", "An account has at most " + MOST + " pipelines in a Region");
    }
    String arn = call.account().pipelineArn(call.region(), name);
    call.account()
        .keep(call.region())
        .add(new Pipeline(call.region(), declaration, arn, call.now()));
    ObjectNode answer = answer(declaration);
    call.echo("tags", answer);
    return new OperationResult.Body(answer);
  }

  /// Executions in progress are cancelled if the stages change, else they go on.
  OperationResult update(Call call) {
    String name = call.input().path("pipeline").path("name").stringValue();
    Pipeline pipeline =
        call.region()
            .pipeline(name)
            .orElseThrow(
                () -> ServiceError.validation("There is no pipeline with name '" + name + "'"));
    PipelineDeclaration declaration = read(call, Optional.of(pipeline.declaration()));
    if (!declaration.stages().equals(pipeline.declaration().stages())) {
      call.flow().pipelines().cancel(pipeline, call.now());
    }
    pipeline.redeclare(declaration, call.now());
    return new OperationResult.Body(answer(declaration));
  }

  /// Of a pipeline that is not there nothing is said: no error of the service model fits.
  OperationResult delete(Call call) {
    call.region()
        .pipeline(call.text("name"))
        .ifPresent(
            pipeline -> {
              call.flow().pipelines().cancel(pipeline, call.now());
              call.region().remove(pipeline);
            });
    return new OperationResult.Nothing();
  }

  private static PipelineDeclaration read(Call call, Optional<PipelineDeclaration> previous) {
    return new DeclarationReader(call.region(), call.account().ids(), previous)
        .read(call.input().path("pipeline"));
  }

  private static ObjectNode answer(PipelineDeclaration declaration) {
    ObjectNode answer = JobJson.object();
    answer.set("pipeline", PipelineJson.declaration(declaration));
    return answer;
  }
}
