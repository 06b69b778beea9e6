package dev.jobinspector.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jobinspector.job.CustomJob;
import dev.jobinspector.job.JobId;
import dev.jobinspector.job.Nonce;
import dev.jobinspector.request.JobRequest;
import java.util.ArrayList;
import java.util.List;
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
}
