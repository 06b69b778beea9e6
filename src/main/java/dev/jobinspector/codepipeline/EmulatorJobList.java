package dev.jobinspector.codepipeline;

import dev.jobinspector.codepipeline.transport.HttpTransport;
import dev.jobinspector.codepipeline.transport.TimeLimits;
import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.ClientToken;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.Nonce;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.text.JsonNodes;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Reads the jobs that the emulator's control plane lists, with the nonce and the client token that
/// their workers would know. A server on loopback that is not the emulator has none.
final class EmulatorJobList {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private EmulatorJobList() {}

  static List<KnownJob> at(HttpTransport transport, URI endpoint, String region) {
    try {
      URI list = endpoint.resolve("/_emulator/jobs?region=" + region);
      return JsonNodes.read(transport.get(list, new TimeLimits(LIMIT, LIMIT, LIMIT)))
          .valueStream()
          .filter(JsonNode::isObject)
          .map(EmulatorJobList::job)
          .toList();
    } catch (IOException _) {
      return List.of();
    }
  }

  private static KnownJob job(JsonNode job) {
    JsonNode where = job.path("where");
    return KnownJob.bare(
            text(job, "kind").orElse("").equals(JobKind.THIRD_PARTY.text())
                ? JobKind.THIRD_PARTY
                : JobKind.CUSTOM,
            text(job, "id").orElse(""))
        .withStatus(text(job, "status").map(JobStatus::of))
        .at(
            text(where, "actionType").flatMap(ActionTypeId::parse),
            new PipelineContext(
                text(where, "pipeline"),
                text(where, "stage"),
                text(where, "action"),
                text(where, "actionExecutionId"),
                Optional.empty()))
        .withSecrets(
            text(job, "nonce").filter(nonce -> Nonce.problemWith(nonce).isEmpty()).map(Nonce::new),
            text(job, "clientToken")
                .filter(token -> ClientToken.problemWith(token).isEmpty())
                .map(ClientToken::new));
  }

  private static Optional<String> text(JsonNode object, String member) {
    return object.path(member).stringValueOpt();
  }
}
