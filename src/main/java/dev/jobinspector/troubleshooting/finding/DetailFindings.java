package dev.jobinspector.troubleshooting.finding;

import static dev.jobinspector.troubleshooting.finding.FindingText.certain;
import static dev.jobinspector.troubleshooting.finding.FindingText.likely;

import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.ReplyNode;
import dev.jobinspector.troubleshooting.finding.Finding.Weight;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What follows from the details of a job.
final class DetailFindings {
  /// Temporary credentials of a role are rarely longer valid; how long CodePipeline's are is not
  /// public.
  private static final Duration USUAL_LIFE = Duration.ofHours(1);

  private static final Duration SOON = Duration.ofMinutes(15);
  private static final BigDecimal FIRST_IN_MILLISECONDS = BigDecimal.valueOf(100_000_000_000L);
  private static final String RENEW =
      "A worker gets new credentials by requesting the details again.";

  private DetailFindings() {}

  static Optional<Finding> credentials(Evidence evidence) {
    return evidence
        .known()
        .details()
        .flatMap(details -> details.data("artifactCredentials"))
        .flatMap(
            credentials -> {
              Optional<Instant> end =
                  credentials.at("expirationTime").flatMap(DetailFindings::instant);
              return end.isPresent() ? expiring(end.get(), evidence) : old(evidence);
            });
  }

  private static Optional<Finding> expiring(Instant end, Evidence evidence) {
    boolean over = !end.isAfter(evidence.now());
    boolean soon = end.isBefore(evidence.now().plus(SOON));
    return soon
        ? Optional.of(
            certain(
                    Weight.CAUTION,
                    over
                        ? "The artifact credentials of the job have expired"
                        : "The artifact credentials of the job are about to expire")
                .because("They expire at " + evidence.time(end) + ".")
                .because(
                    "With them a worker cannot read or write artifacts in Amazon S3 after that.")
                .then(Act.WATCH, RENEW, Section.CREDENTIALS))
        : Optional.empty();
  }

  private static Optional<Finding> old(Evidence evidence) {
    return evidence
        .since()
        .filter(at -> at.isBefore(evidence.now().minus(USUAL_LIFE)))
        .filter(_ -> evidence.isInProgress())
        .filter(
            _ ->
                evidence.status().filter(status -> status != JobStatus.Known.IN_PROGRESS).isEmpty())
        .map(
            at ->
                likely(Weight.NOTE, "The artifact credentials of its start may have expired")
                    .because(
                        "The action is in progress "
                            + Wording.since(at, evidence)
                            + "; the reply does not say how long its credentials are valid.")
                    .then(Act.WATCH, RENEW, Section.CREDENTIALS));
  }

  /// Seconds, milliseconds or ISO 8601: the member is in no model.
  private static Optional<Instant> instant(ReplyNode node) {
    Optional<String> text = node.text();
    try {
      return text.map(
          it ->
              it.chars().allMatch(c -> c == '.' || Character.isDigit(c))
                  ? ofEpoch(new BigDecimal(it))
                  : Instant.parse(it));
    } catch (DateTimeException | NumberFormatException _) {
      return Optional.empty();
    }
  }

  private static Instant ofEpoch(BigDecimal number) {
    return number.compareTo(FIRST_IN_MILLISECONDS) < 0
        ? Instant.ofEpochSecond(number.longValue())
        : Instant.ofEpochMilli(number.longValue());
  }

  static Optional<Finding> missingToken(Evidence evidence) {
    return evidence
        .itsJob()
        .filter(job -> job.kind() == JobKind.THIRD_PARTY && job.clientToken().isEmpty())
        .map(
            _ ->
                certain(Weight.NOTE, "The client token is needed")
                    .because(
                        "The details of a third-party job can be read, and its result reported,"
                            + " only with its client token.")
                    .then(
                        Act.WATCH,
                        "Look the token up by the client id that the poll returned.",
                        Section.CLIENT_TOKEN));
  }
}
