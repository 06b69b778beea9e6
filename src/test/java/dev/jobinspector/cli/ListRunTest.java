package dev.jobinspector.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jobinspector.job.CustomJob;
import dev.jobinspector.job.JobId;
import dev.jobinspector.job.Nonce;
import dev.jobinspector.request.JobRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListRunTest {
  @Test
  void aStoppedRunSaysWhatWasSentAndWhatWasNot() {
    List<ListRun.Result> results = new ArrayList<>();
    ListRun[] run = new ListRun[1];
    run[0] =
        new ListRun(
            new Pace(Integer.MAX_VALUE),
            1,
            ListJournal.none(),
            result -> {
              results.add(result);
              run[0].stop();
            },
            (_, _) -> {});

    ListRun.Summary summary = run[0].run(requests(5), request -> Answers.confirmed(request.job()));

    assertEquals(1, results.size());
    assertEquals("Stopped. 1 confirmed, 0 rejected, 0 unknown, 4 not sent.", summary.words());
    assertEquals(255, summary.exit());
  }

  private static List<JobRequest.Acknowledge> requests(int count) {
    List<JobRequest.Acknowledge> requests = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      requests.add(
          new JobRequest.Acknowledge(
              new CustomJob(new JobId("f4f4ff82-2d11-4eb5-8d1e-%012d".formatted(i))),
              new Nonce("1")));
    }
    return requests;
  }

  /// Answers made by hand.
  private static final class Answers {
    static Answer confirmed(dev.jobinspector.job.JobRef job) {
      var intent =
          new dev.jobinspector.job.Intent(
              java.util.UUID.randomUUID(),
              java.time.Instant.EPOCH,
              dev.jobinspector.job.Operation.ACKNOWLEDGE_JOB,
              Optional.of(new dev.jobinspector.job.Intent.Subject(job.kind(), job.idText())),
              Optional.empty(),
              dev.jobinspector.job.PipelineContext.UNKNOWN,
              new dev.jobinspector.job.Connection(
                  dev.jobinspector.job.Connection.Target.EMULATOR,
                  Optional.empty(),
                  "us-east-1",
                  Optional.empty(),
                  java.net.URI.create("http://127.0.0.1:1"),
                  "a test"));
      var status = dev.jobinspector.job.JobStatus.Known.IN_PROGRESS;
      return new Answer(
          new dev.jobinspector.job.Completed<>(
              new dev.jobinspector.job.Reply.Answered<>(
                  status, dev.jobinspector.job.Receipt.NOTHING_SENT),
              new dev.jobinspector.job.Attempt(intent, Optional.empty()),
              true),
          Optional.empty(),
          Optional.empty(),
          Optional.of(status));
    }
  }
}
