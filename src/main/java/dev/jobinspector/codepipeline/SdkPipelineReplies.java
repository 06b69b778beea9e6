package dev.jobinspector.codepipeline;

import dev.jobinspector.job.ReplyNode;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.job.request.ActionExecutionQuery;
import dev.jobinspector.service.PipelineReplies;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.codepipeline.model.ActionExecutionFilter;

/// Replies about pipelines through the AWS SDK for Java v2, by the client that retries reads.
final class SdkPipelineReplies implements PipelineReplies {
  private final SdkClients clients;

  SdkPipelineReplies(SdkClients clients) {
    this.clients = clients;
  }

  @Override
  public Reply<ReplyNode> state(String pipeline) {
    return RecordedCall.readPipelines(
        options ->
            clients.read(
                client ->
                    client.getPipelineState(
                        ask -> ask.name(pipeline).overrideConfiguration(options))));
  }

  @Override
  public Reply<ReplyNode> actionExecutions(ActionExecutionQuery query) {
    return RecordedCall.readPipelines(
        options ->
            clients.read(
                client ->
                    client.listActionExecutions(
                        ask ->
                            ask.pipelineName(query.pipeline())
                                .filter(filter(query))
                                .maxResults(
                                    query.maxResults().isPresent()
                                        ? query.maxResults().getAsInt()
                                        : null)
                                .nextToken(query.nextToken().orElse(null))
                                .overrideConfiguration(options))));
  }

  private static @Nullable ActionExecutionFilter filter(ActionExecutionQuery query) {
    if (query.pipelineExecutionId().isEmpty() && query.latest().isEmpty()) {
      return null;
    }
    ActionExecutionFilter.Builder filter = ActionExecutionFilter.builder();
    query.pipelineExecutionId().ifPresent(filter::pipelineExecutionId);
    query
        .latest()
        .ifPresent(
            latest ->
                filter.latestInPipelineExecution(
                    it ->
                        it.pipelineExecutionId(latest.pipelineExecutionId())
                            .startTimeRange(latest.startTimeRange())));
    return filter.build();
  }
}
