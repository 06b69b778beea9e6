package dev.jobinspector.codepipeline;

import dev.jobinspector.codepipeline.transport.TimeLimits;
import dev.jobinspector.codepipeline.transport.Transport;
import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.ClientToken;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.PipelineContext;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The jobs that the emulator's control plane lists, with the nonce and the client token that their
/// workers would know. Something on loopback that is no emulator lists none.
final class EmulatorJobList {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private EmulatorJobList() {}

  static List<KnownJob> at(Transport transport, URI endpoint, String region) {
    try {
      URI list = endpoint.resolve("/_emulator/jobs?region=" + region);
      return JsonMapper.shared()
          .readTree(transport.get(list, new TimeLimits(LIMIT, LIMIT, LIMIT)))
          .valueStream()
          .filter(JsonNode::isObject)
          .map(EmulatorJobList::job)
          .toList();
    } catch (IOException | JacksonException _) {
      return List.of();
    }
  }

  private static KnownJob job(JsonNode job) {
    return new KnownJob(
        text(job, "kind").orElse("").equals(JobKind.THIRD_PARTY.text())
            ? JobKind.THIRD_PARTY
            : JobKind.CUSTOM,
        text(job, "id").orElse(""),
        text(job, "status").map(JobStatus::of),
        text(job.path("where"), "actionType").flatMap(ActionTypeId::parse),
        new PipelineContext(
            text(job.path("where"), "pipeline"),
            text(job.path("where"), "stage"),
            text(job.path("where"), "action"),
            text(job.path("where"), "actionExecutionId"),
            Optional.empty()),
        DetailsMapping.nonce(text(job, "nonce").orElse(null)),
        text(job, "clientToken")
            .filter(token -> ClientToken.problemWith(token).isEmpty())
            .map(ClientToken::new));
  }

  private static Optional<String> text(JsonNode object, String member) {
    return object.path(member).stringValueOpt();
  }
}
