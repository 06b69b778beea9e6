package dev.jobinspector.emulator.wire;

import dev.jobinspector.emulator.declaration.PipelineDeclaration.Client;
import dev.jobinspector.emulator.state.Job;
import dev.jobinspector.emulator.state.Service;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// All jobs with what the service keeps to itself: their state, nonce and client token, and how
/// many requests about each have arrived.
final class JobList {
  private static final String REGION = "region=";

  private final Service service;

  JobList(Service service) {
    this.service = service;
  }

  /// @param query `region=NAME` for the jobs of one Region, or nothing
  ArrayNode of(@Nullable String query) {
    String region =
        query != null && query.startsWith(REGION) ? query.substring(REGION.length()) : "";
    return service.with(
        (account, _) -> {
          ArrayNode jobs = JsonNodeFactory.instance.arrayNode();
          account.regions().stream()
              .filter(each -> region.isEmpty() || each.name().equals(region))
              .flatMap(each -> each.jobs().stream())
              .forEach(job -> jobs.add(json(job)));
          return jobs;
        });
  }

  private static ObjectNode json(Job job) {
    Client client = job.action().declaration().client().orElse(null);
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", job.id())
            .put("kind", job.type().isThirdParty() ? "third-party" : "custom")
            .put("status", job.state().wireName())
            .put("nonce", job.nonce().orElse(null))
            .put("clientId", client == null ? null : client.id())
            .put("clientToken", client == null ? null : client.token());
    ObjectNode received = json.putObject("received");
    job.received().forEach(received::put);
    var stage = job.action().stage();
    json.putObject("where")
        .put("actionType", job.type().id().path())
        .put("provider", job.type().id().provider())
        .put("pipeline", stage.pipelineExecution().pipeline().declaration().name())
        .put("stage", stage.declaration().name())
        .put("action", job.action().declaration().name())
        .put("actionExecutionId", job.action().id());
    return json;
  }
}
