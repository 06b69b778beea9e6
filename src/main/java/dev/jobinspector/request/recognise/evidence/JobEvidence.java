package dev.jobinspector.request.recognise.evidence;

import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.ClientToken;
import dev.jobinspector.job.JobId;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.Nonce;
import dev.jobinspector.job.PipelineContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known of one job so far.
public final class JobEvidence {
  private static final int MOST_OCCURRENCES = 50;

  private final String id;
  private final List<Occurrence> occurrences = new ArrayList<>();
  private Optional<JobKind> kind = Optional.empty();
  private Optional<Nonce> nonce = Optional.empty();
  private int nonceLine;
  private Optional<String> clientId = Optional.empty();
  private Optional<ClientToken> clientToken = Optional.empty();
  private Optional<ActionTypeId> actionType = Optional.empty();
  private PipelineContext context = PipelineContext.UNKNOWN;
  private boolean certain = true;

  JobEvidence(String id) {
    this.id = id;
  }

  /// Notes where something was seen; what a better reader says of the same line replaces prose.
  public JobEvidence seen(FieldKind kind, TextOrigin source, int line) {
    if (occurrences.size() == MOST_OCCURRENCES) {
      return this;
    }
    for (int i = 0; i < occurrences.size(); i++) {
      Occurrence seen = occurrences.get(i);
      if (seen.kind() == kind && seen.line() == line) {
        if (seen.source() == TextOrigin.PROSE) {
          occurrences.set(i, new Occurrence(kind, source, line));
        }
        return this;
      }
    }
    occurrences.add(new Occurrence(kind, source, line));
    return this;
  }

  JobEvidence onlyPossible() {
    certain = false;
    return this;
  }

  /// Returns whether nothing but the words around it say that it is a job.
  boolean isProse() {
    return occurrences.stream().allMatch(seen -> seen.source() == TextOrigin.PROSE);
  }

  public void kind(JobKind certain) {
    kind = Optional.of(certain);
  }

  /// Takes a nonce that could be one: neither a variable of a script nor out of bounds. Prose adds
  /// nothing to what a better reader found in its line.
  public void nonce(@Nullable String text, TextOrigin source, int line) {
    boolean known = source == TextOrigin.PROSE && line == nonceLine;
    if (!known && text != null && usable(text) && Nonce.problemWith(text).isEmpty()) {
      nonceLine = line;
      nonce = Optional.of(new Nonce(text));
      seen(FieldKind.NONCE, source, line);
    }
  }

  public void clientId(@Nullable String text, TextOrigin source, int line) {
    if (text != null && usable(text)) {
      clientId = Optional.of(text);
      kind(JobKind.THIRD_PARTY);
      seen(FieldKind.CLIENT_ID, source, line);
    }
  }

  public void clientToken(@Nullable String text, TextOrigin source, int line) {
    if (text != null && usable(text) && ClientToken.problemWith(text).isEmpty()) {
      clientToken = Optional.of(new ClientToken(text));
      kind(JobKind.THIRD_PARTY);
      seen(FieldKind.CLIENT_TOKEN, source, line);
    }
  }

  public void actionType(ActionTypeId type, TextOrigin source, int line) {
    actionType = Optional.of(type);
    seen(FieldKind.ACTION_TYPE, source, line);
  }

  public void context(PipelineContext found, TextOrigin source, int line) {
    if (!found.equals(PipelineContext.UNKNOWN)) {
      context = found;
      seen(FieldKind.PIPELINE, source, line);
    }
  }

  FoundJob found() {
    JobKind guess = JobId.problemWith(id).isEmpty() ? JobKind.CUSTOM : JobKind.THIRD_PARTY;
    Optional<JobKind> owner = actionType.flatMap(JobEvidence::ofOwner);
    Optional<JobKind> told =
        owner.filter(JobKind.THIRD_PARTY::equals).or(() -> kind).or(() -> owner);
    return new FoundJob(
        told.orElse(guess),
        told.isPresent(),
        certain,
        id,
        nonce,
        clientId,
        clientToken,
        actionType,
        context,
        occurrences.stream().sorted(Comparator.comparingInt(Occurrence::line)).toList());
  }

  /// That a partner owns the action type tells more than what the job looks like.
  private static Optional<JobKind> ofOwner(ActionTypeId type) {
    return switch (type.owner()) {
      case "ThirdParty" -> Optional.of(JobKind.THIRD_PARTY);
      case "Custom", "AWS" -> Optional.of(JobKind.CUSTOM);
      default -> Optional.empty();
    };
  }

  /// Neither a variable of a script nor what a log has in place of a secret.
  private static boolean usable(String text) {
    return !text.isEmpty()
        && "$<*".indexOf(text.charAt(0)) < 0
        && !text.startsWith("HIDDEN")
        && !text.equalsIgnoreCase("redacted")
        && !text.equalsIgnoreCase("null")
        && !text.equalsIgnoreCase("none");
  }
}
