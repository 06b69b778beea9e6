package dev.jobinspector.request.recognise.evidence;

import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.ClientToken;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.Nonce;
import dev.jobinspector.job.PipelineContext;
import java.util.List;
import java.util.Optional;

/// A job found in a text, with everything the text tells about it. Printing it shows no secret.
///
/// @param kindCertain false where the text does not tell and the kind is a guess
/// @param nonce the last one in the text: only the one from the latest poll is accepted
/// @param occurrences where it was found, in order; a busy log's are cut short
public record FoundJob(
    JobKind kind,
    boolean kindCertain,
    String id,
    Optional<Nonce> nonce,
    Optional<String> clientId,
    Optional<ClientToken> clientToken,
    Optional<ActionTypeId> actionType,
    PipelineContext context,
    List<Occurrence> occurrences) {

  /// Returns the job as it can be picked once the user adds it.
  public KnownJob known() {
    return KnownJob.bare(kind, id).at(actionType, context).withSecrets(nonce, clientToken);
  }
}
