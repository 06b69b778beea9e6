package dev.jobinspector.cli.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jobinspector.cli.Answers;
import dev.jobinspector.job.CustomJob;
import dev.jobinspector.job.JobId;
import dev.jobinspector.job.Nonce;
import dev.jobinspector.job.reply.Outcome;
import dev.jobinspector.job.request.Operation;
import dev.jobinspector.request.JobRequest;
import dev.jobinspector.service.RateLimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListRunTest {
  @Test
  void aStoppedRunSaysWhatWasSentAndWhatWasNot() {
    List<ListRun.Result> results = new ArrayList<>();
    ListRun[] run = new ListRun[1];
    run[0] =
        new ListRun(
            new RateLimiter(Integer.MAX_VALUE),
            1,
            ListJournal.none(),
            result -> {
              results.add(result);
              run[0].stop();
            },
            (_, _) -> {},
            _ -> {});

    ListSummary summary = run[0].run(entries(5), _ -> Answers.confirmed());

    assertEquals(1, results.size());
    assertEquals("Stopped. 1 confirmed, 0 rejected, 0 unknown, 4 not sent.", summary.userMessage());
    assertEquals(255, summary.exit());
  }

  @Test
  void aJournalThatBreaksAfterASendDoesNotHideIt(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("sent.jsonl");
    List<String> sent = new ArrayList<>();
    List<ListRun.Result> results = new ArrayList<>();

    ListSummary summary =
        run(ListJournal.at(file, Operation.ACKNOWLEDGE_JOB), results)
            .run(
                entries(3),
                request -> {
                  sent.add(request.job().idText());
                  replaceByAFolder(file);
                  return Answers.confirmed();
                });

    assertEquals(List.of(id(0)), sent);
    assertEquals(
        List.of(Outcome.CONFIRMED), results.stream().map(ListRun.Result::outcome).toList());
    assertEquals(
        "Stopped: the file of --resume cannot be written."
            + " 1 confirmed, 0 rejected, 0 unknown, 2 not sent.",
        summary.userMessage());
    assertEquals(255, summary.exit());
  }

  @Test
  void aJournalThatBreaksAtTheLastJobStillShowsInTheExitCode(@TempDir Path folder) {
    Path file = folder.resolve("sent.jsonl");

    ListSummary summary =
        run(ListJournal.at(file, Operation.ACKNOWLEDGE_JOB), new ArrayList<>())
            .run(
                entries(1),
                request -> {
                  replaceByAFolder(file);
                  return Answers.confirmed();
                });

    assertEquals(255, summary.exit());
  }

  @Test
  void aResumedRunSendsOnlyWhatCannotHaveBeenDone(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("sent.jsonl");
    ListJournal journal = ListJournal.at(file, Operation.ACKNOWLEDGE_JOB);
    journal.note(id(0), Outcome.CONFIRMED);
    journal.sending(id(1));
    journal.note(id(2), Outcome.REJECTED);
    journal.note(id(3), Outcome.NOT_SENT);
    List<ListRun.Result> results = new ArrayList<>();

    ListSummary summary =
        run(ListJournal.at(file, Operation.ACKNOWLEDGE_JOB), results)
            .run(entries(5), _ -> Answers.confirmed());

    assertEquals(
        List.of(id(2), id(3), id(4)), results.stream().map(ListRun.Result::jobId).toList());
    assertEquals(
        "3 confirmed, 0 rejected, 1 unknown (1 of them from an earlier run, not sent again),"
            + " 0 not sent, 1 skipped as already confirmed.",
        summary.userMessage());
    assertEquals(255, summary.exit());
  }

  private static ListRun run(ListJournal journal, List<ListRun.Result> results) {
    return new ListRun(
        new RateLimiter(Integer.MAX_VALUE), 1, journal, results::add, (_, _) -> {}, _ -> {});
  }

  private static void replaceByAFolder(Path file) {
    try {
      Files.delete(file);
      Files.createDirectory(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String id(int job) {
    return "f4f4ff82-2d11-4eb5-8d1e-%012d".formatted(job);
  }

  private static ListEntries entries(int count) {
    List<JobRequest.OnJob> requests = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      requests.add(new JobRequest.Acknowledge(new CustomJob(new JobId(id(i))), new Nonce("1")));
    }
    return ListEntries.of(requests);
  }
}
