package dev.jobinspector.service;

import dev.jobinspector.job.ReplyNode;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.job.request.ActionExecutionQuery;

/// Replies about pipelines as they came, in the service's order and with members that this version
/// does not know; secrets are masked. It only reads, blocks, and throws no failure: it is part of
/// the [Reply].
public interface PipelineReplies {
  /// Sends GetPipelineState.
  Reply<ReplyNode> state(String pipeline);

  /// Sends ListActionExecutions for one page.
  Reply<ReplyNode> actionExecutions(ActionExecutionQuery query);
}
