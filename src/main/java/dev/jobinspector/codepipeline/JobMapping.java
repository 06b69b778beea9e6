package dev.jobinspector.codepipeline;

import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.JobDetails;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.PolledJob;
import dev.jobinspector.job.ReplyNode;
import java.util.List;

/// Reads jobs from the tree of a reply, and writes action types for the SDK.
final class JobMapping {
  private JobMapping() {}

  static JobDetails details(JobKind kind, ReplyNode reply) {
    return reply
        .at("jobDetails")
        .filter(ReplyNode.MapNode.class::isInstance)
        .map(job -> new JobDetails(kind, (ReplyNode.MapNode) job))
        .orElseThrow(() -> new GarbledReplyException("The reply has no job."));
  }

  /// Returns the jobs of a poll; one without an id cannot be used.
  static List<PolledJob> polled(JobKind kind, ReplyNode reply) {
    return reply.at("jobs").stream()
        .flatMap(ReplyNode::elements)
        .filter(job -> job.text(PolledJob.idMember(kind)).isPresent())
        .map(ReplyNode.MapNode.class::cast)
        .map(job -> new PolledJob(kind, job))
        .toList();
  }

  static software.amazon.awssdk.services.codepipeline.model.ActionTypeId actionType(
      ActionTypeId from) {
    return software.amazon.awssdk.services.codepipeline.model.ActionTypeId.builder()
        .category(from.category())
        .owner(from.owner())
        .provider(from.provider())
        .version(from.version())
        .build();
  }
}
