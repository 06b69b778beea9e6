package dev.jobinspector.cli.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.cli.Bench;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("process")
class JobListTest {
  private static final String UNKNOWN_JOB =
      "{\"jobId\": \"f4f4ff82-2d11-4eb5-8d1e-0a1b2c3d4e5f\", \"nonce\": \"1\"}";

  @AutoClose private final Bench bench = new Bench();

  @Test
  void anArrayIsAcknowledgedWithALinePerJobAndASummary() {
    List<KnownJob> jobs = bench.jobs(JobKind.CUSTOM, JobStatus.Known.DISPATCHED);
    bench.input = jobs.stream().map(JobListTest::entry).collect(Collectors.joining(",", "[", "]"));

    Bench.Ran ran = bench.run("acknowledge-job", "--cli-input-json", "-");

    assertEquals(0, ran.exit(), ran::err);
    assertEquals(jobs.size(), ran.out().lines().count());
    assertTrue(ran.out().contains("\"outcome\": \"CONFIRMED\", \"status\": \"InProgress\""));
    assertTrue(ran.err().contains(jobs.size() + " confirmed, 0 rejected"), ran::err);
    assertEquals(jobs.size(), bench.log.attempts().size());
  }

  @Test
  void oneWrongEntryKeepsTheWholeListFromBeingSent() {
    KnownJob job = bench.job(JobKind.CUSTOM, JobStatus.Known.DISPATCHED);
    bench.input = entry(job) + "\n{\"jobId\": \"x\", \"nonce\": \"hunter2\"}\n";

    Bench.Ran ran = bench.run("acknowledge-job", "--cli-input-json", "-");

    assertEquals(252, ran.exit());
    assertTrue(ran.err().contains("entry 2, jobId: must be 32 digits"), ran::err);
    assertFalse(ran.err().contains("hunter2"));
    assertEquals(List.of(), bench.log.attempts());
  }

  @Test
  void aRefusedJobShowsInTheExitCode() {
    KnownJob job = bench.job(JobKind.CUSTOM, JobStatus.Known.DISPATCHED);
    bench.input = entry(job) + "\n" + UNKNOWN_JOB + "\n";

    Bench.Ran ran = bench.run("acknowledge-job", "--cli-input-json", "-", "--concurrency", "1");

    assertEquals(254, ran.exit(), ran::err);
    assertTrue(ran.err().contains("1 confirmed, 1 rejected, 0 unknown, 0 not sent."), ran::err);
  }

  @Test
  void aResumedListPassesOverWhatIsConfirmedAndTriesTheRejectedAgain(@TempDir Path folder)
      throws IOException {
    KnownJob job = bench.job(JobKind.CUSTOM, JobStatus.Known.DISPATCHED);
    Path journal = folder.resolve("sent.jsonl");
    bench.input = entry(job) + "\n" + UNKNOWN_JOB + "\n";
    String[] command = {
      "acknowledge-job", "--cli-input-json", "-", "--resume", journal.toString(), "--rate", "1000"
    };

    bench.run(command);
    Bench.Ran again = bench.run(command);

    assertEquals(254, again.exit());
    assertEquals(1, again.out().lines().count(), again::out);
    assertTrue(again.out().startsWith("{\"number\": 2, "), again::out);
    assertTrue(
        again
            .err()
            .contains(
                "0 confirmed, 1 rejected, 0 unknown, 0 not sent, 1 skipped as already confirmed"),
        again::err);
    assertEquals(3, bench.log.attempts().size());
    assertFalse(
        Files.readString(journal).contains("\"" + job.nonce().orElseThrow().value() + "\""));
  }

  @Test
  void aJobThatNeverLeftIsSentByTheNextRun(@TempDir Path folder) {
    KnownJob job = bench.job(JobKind.CUSTOM, JobStatus.Known.DISPATCHED);
    Path journal = folder.resolve("sent.jsonl");
    bench.input = "[" + entry(job) + "]";
    String[] command = {"acknowledge-job", "--cli-input-json", "-", "--resume", journal.toString()};
    bench.log.failWith("The history is full.");

    Bench.Ran held = bench.run(command);
    bench.log.recover();
    Bench.Ran sent = bench.run(command);

    assertEquals(255, held.exit());
    assertTrue(held.err().contains("1 not sent"), held::err);
    assertEquals(0, sent.exit(), sent::err);
  }

  @Test
  void aListUnderReadOnlyIsRefusedAsOneJobIs() {
    bench.input = "[{\"jobId\":\"2d534200-7b34-4dad-9184-75d61df2d62c\",\"nonce\":\"1\"}]";
    Bench.Ran ran = bench.run("acknowledge-job", "--cli-input-json", "-", "--read-only");
    assertEquals(252, ran.exit(), ran.err());
    assertTrue(ran.err().contains("Read-only"), ran.err());
  }

  @Test
  void aJobThatIsListedTwiceIsSentOnce() {
    KnownJob job = bench.job(JobKind.CUSTOM, JobStatus.Known.DISPATCHED);
    bench.input = entry(job) + "\n" + entry(job) + "\n";

    Bench.Ran ran = bench.run("acknowledge-job", "--cli-input-json", "-");

    assertEquals(0, ran.exit(), ran::err);
    assertEquals(1, ran.out().lines().count(), ran::out);
    assertTrue(ran.err().contains("Entry 2 is a duplicate: job " + job.id()), ran::err);
    assertTrue(ran.err().contains("1 skipped as duplicates"), ran::err);
    assertEquals(1, bench.log.attempts().size());
  }

  @Test
  void nothingIsSentThatTheJournalCannotTake(@TempDir Path folder) {
    bench.input = "[" + entry(bench.job(JobKind.CUSTOM, JobStatus.Known.DISPATCHED)) + "]";
    String journal = folder.resolve("missing").resolve("sent.jsonl").toString();

    Bench.Ran ran = bench.run("acknowledge-job", "--cli-input-json", "-", "--resume", journal);

    assertEquals(255, ran.exit());
    assertTrue(ran.err().contains("the file of --resume cannot be written. 0 conf"), ran::err);
    assertTrue(ran.err().contains("1 not sent"), ran::err);
    assertEquals(List.of(), bench.log.attempts());
  }

  @Test
  void aTakenPortOfTheEmulatorIsSaidInWords() {
    Bench.Ran ran = bench.runAsIs("emulator");

    assertEquals(new Bench.Ran(255, "", "Port 4599 is taken.\n"), ran);
  }

  @Test
  void failuresAreReportedForAListWithTheMessageOfTheCommand(@TempDir Path folder) {
    List<KnownJob> jobs = bench.jobs(JobKind.CUSTOM, JobStatus.Known.IN_PROGRESS);
    Path journal = folder.resolve("sent.jsonl");
    String[] command = {
      "put-job-failure-result",
      "--cli-input-json",
      "-",
      "--failure-details",
      "type=JobFailed,message=worker lost",
      "--resume",
      journal.toString()
    };
    bench.input =
        jobs.stream()
            .map(job -> "{\"jobId\": \"%s\"}".formatted(job.id()))
            .collect(Collectors.joining(",", "[", "]"));

    Bench.Ran ran = bench.run(command);
    assertEquals(0, ran.exit(), ran::err);
    assertEquals(jobs.size(), ran.out().lines().count());
    assertTrue(ran.err().contains(jobs.size() + " confirmed, 0 rejected"), ran::err);
    bench
        .log
        .attempts()
        .forEach(
            attempt -> {
              assertEquals("PutJobFailureResult", attempt.intent().operation().apiName());
              assertEquals(
                  "worker lost", attempt.intent().parameters().failureMessage().orElseThrow());
            });

    Bench.Ran again = bench.run(command);
    assertEquals(0, again.exit(), again::err);
    assertTrue(again.err().contains(jobs.size() + " skipped as already confirmed"), again::err);
    assertEquals(jobs.size(), bench.log.attempts().size());

    Bench.Ran other =
        bench.run("acknowledge-job", "--cli-input-json", "[]", "--resume", journal.toString());
    assertEquals(252, other.exit(), other::err);
  }

  @Test
  void aListOfFailuresOfPartnersNeedsTheirTokensAndNoNonce() {
    KnownJob job = bench.job(JobKind.THIRD_PARTY, JobStatus.Known.IN_PROGRESS);
    String details = "--failure-details=type=SystemUnavailable,message=worker lost";
    bench.input = "[{\"jobId\": \"%s\"}]".formatted(job.id());
    Bench.Ran without =
        bench.run("put-third-party-job-failure-result", "--cli-input-json", "-", details);
    assertEquals(252, without.exit());
    assertTrue(without.err().contains("entry 1, clientToken"), without::err);

    bench.input =
        "{\"jobs\": [{\"id\": \"%s\", \"nonce\": \"7\", \"clientToken\": \"%s\"}]}"
            .formatted(job.id(), job.clientToken().orElseThrow().value());
    Bench.Ran printed =
        bench.run("put-third-party-job-failure-result", "--cli-input-json", "-", details);
    assertEquals(0, printed.exit(), printed::err);
  }

  @Test
  void underReadOnlyAListOfFailuresIsRefusedAndForAListThereIsNoWaiting() {
    KnownJob job = bench.job(JobKind.CUSTOM, JobStatus.Known.IN_PROGRESS);
    String details = "--failure-details=type=JobFailed,message=worker lost";
    bench.input = "[{\"jobId\": \"%s\"}]".formatted(job.id());
    assertEquals(
        252,
        bench
            .run("put-job-failure-result", "--cli-input-json", "-", details, "--read-only")
            .exit());
    Bench.Ran waiting =
        bench.run("put-job-failure-result", "--cli-input-json", "-", details, "--wait");
    assertEquals(252, waiting.exit());
    assertTrue(waiting.err().contains("--wait"), waiting::err);
    assertEquals(0, bench.emulator.received(job.id(), "PutJobFailureResult"));
  }

  private static String entry(KnownJob job) {
    return "{\"jobId\": \"%s\", \"nonce\": \"%s\"}"
        .formatted(job.id(), job.nonce().orElseThrow().value());
  }
}
