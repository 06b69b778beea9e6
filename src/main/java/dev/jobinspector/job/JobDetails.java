package dev.jobinspector.job;

import java.util.Optional;

/// Everything that the service tells about a job but its status: the reply, and what the program
/// reads in it. Printing it shows no secret.
///
/// @param reply the job as the service wrote it: `jobDetails`, or an element of a poll's `jobs`
public record JobDetails(JobKind kind, ReplyNode.MapNode reply) {
  private static final String DATA = "data";
  private static final String CONTEXT = "pipelineContext";

  /// @throws IllegalArgumentException if the reply has no job id
  public JobDetails {
    if (reply.text("id").isEmpty()) {
      throw new IllegalArgumentException("The reply has no job.");
    }
  }

  public String id() {
    return reply.text("id").orElseThrow();
  }

  /// Returns the account of the pipeline; only custom jobs have it.
  public Optional<String> account() {
    return reply.text("accountId");
  }

  public Optional<ActionTypeId> actionType() {
    return data("actionTypeId")
        .map(
            type ->
                new ActionTypeId(
                    type.text("category").orElse(""),
                    type.text("owner").orElse(""),
                    type.text("provider").orElse(""),
                    type.text("version").orElse("")));
  }

  public PipelineContext context() {
    return new PipelineContext(
        reply.text(DATA, CONTEXT, "pipelineName"),
        reply.text(DATA, CONTEXT, "stage", "name"),
        reply.text(DATA, CONTEXT, "action", "name"),
        reply.text(DATA, CONTEXT, "action", "actionExecutionId"),
        reply.text(DATA, CONTEXT, "pipelineExecutionId"));
  }

  /// Returns the nonce from the latest poll: details of a third-party job and polled custom jobs
  /// have it. One that breaks the constraint of the service is left out.
  public Optional<Nonce> nonce() {
    return reply.text("nonce").filter(nonce -> Nonce.problemWith(nonce).isEmpty()).map(Nonce::new);
  }

  /// Returns the value that the action's configuration has for a property.
  public Optional<String> configuration(String property) {
    return reply.text(DATA, "actionConfiguration", "configuration", property);
  }

  /// Returns a member of the job's data, such as `inputArtifacts`.
  public Optional<ReplyNode> data(String member) {
    return reply.at(DATA, member);
  }
}
