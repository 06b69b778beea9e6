package dev.jobinspector.ui.main;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.Subject;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.request.recognise.evidence.FoundJob;
import dev.jobinspector.service.CompletedRequest;
import dev.jobinspector.service.JobService;
import dev.jobinspector.troubleshooting.OutcomeCheck;
import dev.jobinspector.troubleshooting.finding.StuckCase;
import dev.jobinspector.ui.caseview.CaseState;
import dev.jobinspector.ui.jobs.PollViewModel;
import dev.jobinspector.ui.worklist.Lens;
import dev.jobinspector.ui.worklist.StuckRow;
import java.util.List;
import java.util.Optional;

/// Keeps everything that shows a case on the same one: the list, the case view, the form, the
/// details and the history. What a request or a reading tells goes from here to all of them.
public final class Cases {
  private final MainViewModel window;
  private final RegionSwitch regions;
  private Runnable caseWanted = () -> {};
  private boolean picksForCase;

  Cases(MainViewModel window, RegionSwitch regions) {
    this.window = window;
    this.regions = regions;
  }

  /// Looks up the job that stands in the form, and picks it.
  public void lookUp() {
    if (window.acknowledge().form().jobIdProblem().getValue().isEmpty()) {
      KnownJob entered = window.acknowledge().form().entered();
      window.details().forget(entered);
      window.jobs().pickedProperty().set(Optional.empty());
      window.jobs().add(entered, true);
      caseWanted.run();
    }
  }

  /// Tells who shows the case where it is not beside the list.
  public void onCaseWanted(Runnable shown) {
    caseWanted = shown;
  }

  /// Opens the case of a job that is known.
  void show(KnownJob job) {
    window.jobs().add(job, true);
    caseWanted.run();
  }

  /// A stuck action was opened: its job is picked if it is known, and none is if not.
  void stuckOpened(StuckRow.Stuck row) {
    picksForCase = true;
    StuckCase stuck = row.stuck();
    if (regions.isToConnect(row)) {
      nothingPicked();
      window.open().close();
      picksForCase = false;
      return;
    }
    if (stuck.job().isPresent()) {
      window.jobs().add(stuck.job().get().job(), true);
    } else {
      nothingPicked();
    }
    window.open().open(stuck);
    picksForCase = false;
  }

  /// Picks the job that the open case turned out to have; the case stays open.
  void pickForCase(KnownJob job) {
    picksForCase = true;
    window.jobs().add(job, true);
    picksForCase = false;
  }

  private void nothingPicked() {
    window.jobs().pickedProperty().set(Optional.empty());
    window.acknowledge().clear();
  }

  /// The action of the open case was begun again: from now on that execution is the case.
  void begunAnew(StuckCase newer) {
    StuckRow.Stuck row = window.refreshing().row(newer, Optional.empty(), Optional.empty());
    window.worklist().update(row);
    stuckOpened(row);
  }

  /// A reading or an answer has changed the open case: everything that shows it follows.
  void caseChanged(CaseState now) {
    Optional<KnownJob> picked = window.jobs().pickedProperty().get();
    now.job()
        .filter(job -> picked.filter(job::sameJobAs).isPresent())
        .filter(job -> !picked.flatMap(KnownJob::status).equals(job.status()))
        .ifPresent(
            job -> {
              window.jobs().add(job, false);
              current().ifPresent(by -> window.details().learned(job, Optional.empty(), by));
            });
    window
        .worklist()
        .update(
            window
                .refreshing()
                .row(now.stuck(), now.moved(), window.worklist().listed(now.stuck())));
  }

  /// Opens the job of an attempt in the history.
  void openJobOf(Attempt attempt) {
    attempt
        .intent()
        .job()
        .filter(_ -> isOverThisConnection(attempt))
        .ifPresent(
            job -> {
              window.jobs().add(KnownJob.bare(job.kind(), job.id()), true);
              caseWanted.run();
            });
  }

  void picked(Optional<KnownJob> before, Optional<KnownJob> now) {
    if (now.isEmpty()) {
      window.details().clear();
      if (!picksForCase) {
        window.open().close();
      }
    } else if (before.filter(now.get()::sameJobAs).isEmpty()) {
      window.acknowledge().fill(now.get());
      window.requestFile().forget();
      if (!picksForCase) {
        window.worklist().stuck().rows().pick(Optional.empty());
        window.open().open(now.get(), window.jobs().seenAt(now.get()));
      }
      current()
          .ifPresent(
              service ->
                  window.details().show(now.get(), window.acknowledge().form().ref(), service));
    } else {
      window.acknowledge().form().learned(now.get());
      window.open().learned(now.get(), window.jobs().seenAt(now.get()));
      if (!before.get().status().equals(now.get().status())) {
        current().ifPresent(by -> window.details().learned(now.get(), Optional.empty(), by));
      }
    }
  }

  private Optional<JobService> current() {
    return window.connection().currentProperty().get();
  }

  private boolean isOverThisConnection(Attempt attempt) {
    boolean here =
        current()
            .map(JobService::connection)
            .filter(attempt.intent().connection()::reachesTheSameAs)
            .isPresent();
    if (!here) {
      window
          .notice()
          .tell(
              List.of(
                  "That attempt was made over another connection (%s, %s). Connect to it, then check again."
                      .formatted(
                          attempt.intent().connection().region(),
                          attempt.intent().connection().endpoint())));
    }
    return here;
  }

  /// Asked about a row of the history: shows its job, and what its action tells; of an attempt on a
  /// stage or a pipeline execution, what the pipeline tells.
  void whatHappened(Attempt attempt) {
    if (!isOverThisConnection(attempt)) {
      return;
    }
    switch (attempt.intent().subject()) {
      case Subject.ActionType _ -> window.notice().tell(List.of(OutcomeCheck.forPoll().text()));
      case Subject.Job job -> {
        window.jobs().add(KnownJob.bare(job.kind(), job.id()), true);
        window.details().ask(attempt);
        caseWanted.run();
      }
      case Subject.Stage _, Subject.Execution _ ->
          current().ifPresent(by -> window.acts().check(attempt, by));
    }
  }

  void polled(PollViewModel.Polled polled) {
    if (isCurrent(polled.by())) {
      polled.jobs().reversed().forEach(job -> window.jobs().add(job, false));
      window
          .jobs()
          .pickedProperty()
          .get()
          .filter(picked -> polled.jobs().stream().anyMatch(picked::sameJobAs))
          .ifPresent(picked -> dispatchedAgain(picked, polled.by()));
    } else if (!polled.jobs().isEmpty()) {
      window.notice().tell(List.of(polled.overAnEarlierConnection()));
    }
    window.attempted();
    warnIfUnrecorded(polled.completed());
  }

  /// The nonce of a third-party job stands in its details only.
  private void dispatchedAgain(KnownJob picked, JobService by) {
    if (picked.kind() == JobKind.THIRD_PARTY) {
      window.details().forget(picked);
      window.details().show(picked, window.acknowledge().form().ref(), by);
    }
  }

  /// Lists what was found in a text. What may be no job at all is not filled in by itself.
  void pasted(List<FoundJob> found) {
    List<KnownJob> listed = window.jobs().known();
    found.reversed().forEach(job -> window.jobs().add(known(job, listed), false));
    window.worklist().lensProperty().set(Lens.JOBS);
    found.stream()
        .filter(FoundJob::jobCertain)
        .map(job -> known(job, listed))
        .findFirst()
        .ifPresent(
            first -> {
              window.jobs().add(first, true);
              caseWanted.run();
            });
  }

  /// Returns a job that was found; where its kind is a guess, that of the listed job of this id.
  private static KnownJob known(FoundJob found, List<KnownJob> listed) {
    KnownJob job = found.known();
    boolean guessed = !found.kindCertain() && listed.stream().noneMatch(job::sameJobAs);
    return listed.stream()
        .filter(other -> guessed && other.id().equalsIgnoreCase(job.id()))
        .findFirst()
        .map(
            other ->
                KnownJob.bare(other.kind(), other.id())
                    .at(job.actionType(), job.context())
                    .withSecrets(job.nonce(), job.clientToken()))
        .orElse(job);
  }

  /// What was said over an earlier connection is for the history only: the same id may name another
  /// job here.
  boolean isCurrent(JobService by) {
    return current().filter(by::equals).isPresent();
  }

  void warnIfUnrecorded(CompletedRequest<?> completed) {
    if (!completed.recorded() && completed.reply().receipt().sends() > 0) {
      window
          .notice()
          .tell(
              List.of(
                  "The outcome of the last attempt could not be written to the history, which will"
                      + " show it as unknown. Free disk space for the data folder."));
    }
  }
}
