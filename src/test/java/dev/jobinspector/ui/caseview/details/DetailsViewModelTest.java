package dev.jobinspector.ui.caseview.details;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.job.CustomJob;
import dev.jobinspector.job.JobId;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobRef;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.Nonce;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.JobFailure.Refusal;
import dev.jobinspector.service.JobService;
import dev.jobinspector.service.ReadOnlySwitch;
import dev.jobinspector.testing.FakeGateway;
import dev.jobinspector.testing.ManualTaskRunner;
import dev.jobinspector.testing.MemoryAttemptLog;
import dev.jobinspector.troubleshooting.finding.Act;
import dev.jobinspector.troubleshooting.finding.Certainty;
import dev.jobinspector.troubleshooting.finding.Finding;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.Scheduler;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The details without a toolkit.
class DetailsViewModelTest {
  private static final KnownJob FIRST = job("01234567-89ab-cdef-0123-456789abcdef");
  private static final KnownJob SECOND = job("76543210-89ab-cdef-0123-456789abcdef");
  private static final String LOOK_UP = "Getting the job's details";

  private final FakeGateway gateway = new FakeGateway();
  private final ManualTaskRunner tasks = new ManualTaskRunner();
  private final JobService service =
      new JobService(gateway, new MemoryAttemptLog(), new ReadOnlySwitch(false), Clock.systemUTC());
  private final DetailsViewModel model = new DetailsViewModel(tasks, tasks, _ -> {});

  @Test
  void aLateAnswerDoesNotOverwriteTheJobPickedSince() {
    model.show(FIRST, ref(FIRST), service);
    tasks.elapse(Scheduler.REST);
    model.show(SECOND, ref(SECOND), service);
    tasks.elapse(Scheduler.REST);
    tasks.finishNewest(LOOK_UP);
    tasks.finishAll();
    var loaded = assertInstanceOf(Loadable.Loaded.class, model.detailsProperty().get());
    assertTrue(loaded.value().toString().contains(SECOND.id()));
    assertEquals(Optional.of(SECOND), model.jobProperty().get());
  }

  @Test
  void aCaseWithoutAJobShowsItsFindingsToo() {
    Finding finding =
        new Finding(
            Finding.Weight.STUCK,
            Certainty.CERTAIN,
            "The transition is disabled",
            List.of(),
            List.of(),
            Act.ENABLE_TRANSITION,
            "Ask.",
            "");
    model.caseFindingsProperty().set(List.of(finding));
    assertEquals(new Loadable.Loaded<>(List.of(finding)), model.findingsProperty().get());
    model.caseFindingsProperty().set(List.of());
    assertInstanceOf(Loadable.Idle.class, model.findingsProperty().get());
  }

  @Test
  void aJobOfWhichTooLittleIsKnownIsNotAskedFor() {
    model.show(FIRST, Optional.empty(), service);
    tasks.elapse(Scheduler.REST);
    assertEquals(0, tasks.waiting(LOOK_UP));
    assertInstanceOf(Loadable.Idle.class, model.detailsProperty().get());
  }

  @Test
  void arrowKeysThroughAHundredJobsAskOnceForTheOneThatTheyRestOn() {
    for (int row = 0; row < 100; row++) {
      KnownJob passed = job("01234567-89ab-cdef-0123-%012d".formatted(row));
      model.show(passed, ref(passed), service);
      tasks.elapse(Scheduler.REST.dividedBy(2));
    }
    tasks.elapse(Scheduler.REST);
    assertEquals(1, tasks.waiting(LOOK_UP));
  }

  @Test
  void theDetailsOfAJobAreAskedForOnceUntilTheyAreForgotten() {
    model.show(FIRST, ref(FIRST), service);
    tasks.rest();
    model.show(SECOND, Optional.empty(), service);
    model.show(FIRST, ref(FIRST), service);
    assertInstanceOf(Loadable.Loaded.class, model.detailsProperty().get());
    tasks.elapse(Scheduler.REST);
    assertEquals(0, tasks.waiting(LOOK_UP));
    model.forget(FIRST);
    model.show(FIRST, ref(FIRST), service);
    tasks.elapse(Scheduler.REST);
    assertEquals(1, tasks.waiting(LOOK_UP));
  }

  @Test
  void aRefusalIsShownInWordsWithItsRequestId() {
    gateway.failWith(new JobFailure.Rejected(Refusal.JOB_NOT_FOUND, "JobNotFoundException", "m"));
    model.show(FIRST, ref(FIRST), service);
    tasks.rest();
    var failed = assertInstanceOf(Loadable.Failed.class, model.detailsProperty().get());
    assertTrue(failed.why().text().contains("request-1"), failed.why().text());
  }

  @Test
  void theTimelineHasWhatHappenedToTheJobTheOldestFirst() {
    JobRef job = ref(FIRST).orElseThrow();
    service.acknowledge(job, new Nonce("3"), FIRST);
    gateway.failWith(new JobFailure.Rejected(Refusal.INVALID_NONCE, "InvalidNonceException", "m"));
    service.acknowledge(job, new Nonce("3"), FIRST);
    service.acknowledge(ref(SECOND).orElseThrow(), new Nonce("3"), SECOND);
    model.show(FIRST, Optional.empty(), service);
    tasks.rest();
    var loaded = assertInstanceOf(Loadable.Loaded.class, model.timelineProperty().get());
    assertEquals(service.earlier().on(FIRST).reversed(), loaded.value());
    assertEquals(2, service.earlier().on(FIRST).size());
    model.clear();
    assertInstanceOf(Loadable.Idle.class, model.timelineProperty().get());
  }

  private static KnownJob job(String id) {
    return KnownJob.bare(JobKind.CUSTOM, id);
  }

  private static Optional<JobRef> ref(KnownJob job) {
    return Optional.of(new CustomJob(new JobId(job.id())));
  }
}
