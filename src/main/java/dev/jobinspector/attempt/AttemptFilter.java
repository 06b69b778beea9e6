package dev.jobinspector.attempt;

import dev.jobinspector.job.reply.Outcome;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Which attempts of the history are meant: those to which everything here applies.
///
/// @param text that the job id, pipeline, stage, action, status, error or request id contains,
///   whatever the case of its ASCII letters; other letters are found in their own case, and in the
///   other one where the history knows it. Empty for all. One of fewer than [#SHORTEST_TEXT]
///   letters is looked for in the newest [#NEWEST_LOOKED_THROUGH] attempts only, unless the job is
///   given
/// @param errorsOnly leaves out confirmed attempts and those in progress
/// @param jobId leaves out attempts on other jobs, whatever their kind, and on other subjects
/// @param subject leaves out attempts on others
/// @param since leaves out attempts that began before then
/// @param until leaves out attempts that began then or later
/// @param outcomes any of these; empty for all, attempts in progress included
/// @param account twelve digits; the empty text for attempts of which the account is not known
/// @param writesOnly leaves out requests that change nothing at the service
public record AttemptFilter(
    String text,
    boolean errorsOnly,
    Optional<String> jobId,
    Optional<Subject> subject,
    Optional<Instant> since,
    Optional<Instant> until,
    Set<Outcome> outcomes,
    Optional<String> account,
    Optional<String> region,
    boolean writesOnly) {
  /// Letters of a text that is looked for in the whole history.
  public static final int SHORTEST_TEXT = 3;

  /// Attempts in which a shorter text is looked for.
  public static final int NEWEST_LOOKED_THROUGH = 50_000;

  /// Leaves nothing out.
  public static final AttemptFilter ALL =
      new AttemptFilter(
          "",
          false,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Set.of(),
          Optional.empty(),
          Optional.empty(),
          false);

  public AttemptFilter {
    outcomes = Set.copyOf(outcomes);
  }

  /// Returns whether the text is too short to be looked for in the whole history.
  public boolean looksThroughNewestOnly() {
    return !text.isEmpty()
        && text.codePointCount(0, text.length()) < SHORTEST_TEXT
        && jobId.isEmpty()
        && subject.isEmpty();
  }

  public AttemptFilter withText(String wanted) {
    return new AttemptFilter(
        wanted, errorsOnly, jobId, subject, since, until, outcomes, account, region, writesOnly);
  }

  public AttemptFilter withErrorsOnly(boolean wanted) {
    return new AttemptFilter(
        text, wanted, jobId, subject, since, until, outcomes, account, region, writesOnly);
  }

  public AttemptFilter withJobId(Optional<String> wanted) {
    return new AttemptFilter(
        text, errorsOnly, wanted, subject, since, until, outcomes, account, region, writesOnly);
  }

  public AttemptFilter withSubject(Optional<Subject> wanted) {
    return new AttemptFilter(
        text, errorsOnly, jobId, wanted, since, until, outcomes, account, region, writesOnly);
  }

  public AttemptFilter withPeriod(Optional<Instant> from, Optional<Instant> to) {
    return new AttemptFilter(
        text, errorsOnly, jobId, subject, from, to, outcomes, account, region, writesOnly);
  }

  public AttemptFilter withOutcomes(Set<Outcome> wanted) {
    return new AttemptFilter(
        text, errorsOnly, jobId, subject, since, until, wanted, account, region, writesOnly);
  }

  public AttemptFilter withAccount(Optional<String> wanted) {
    return new AttemptFilter(
        text, errorsOnly, jobId, subject, since, until, outcomes, wanted, region, writesOnly);
  }

  public AttemptFilter withRegion(Optional<String> wanted) {
    return new AttemptFilter(
        text, errorsOnly, jobId, subject, since, until, outcomes, account, wanted, writesOnly);
  }

  public AttemptFilter withWritesOnly(boolean wanted) {
    return new AttemptFilter(
        text, errorsOnly, jobId, subject, since, until, outcomes, account, region, wanted);
  }
}
