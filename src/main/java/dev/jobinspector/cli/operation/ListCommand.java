package dev.jobinspector.cli.operation;

import dev.jobinspector.cli.common.CommandPorts;
import dev.jobinspector.cli.common.Console;
import dev.jobinspector.cli.common.GlobalOptions;
import dev.jobinspector.cli.common.InvalidParameterException;
import dev.jobinspector.cli.common.ProgressLine;
import dev.jobinspector.cli.output.Output;
import dev.jobinspector.job.request.Operation;
import dev.jobinspector.request.JobRequest;
import dev.jobinspector.service.JobService;
import dev.jobinspector.service.RateLimiter;
import dev.jobinspector.text.InvalidRequestException;
import dev.jobinspector.text.Printable;
import dev.jobinspector.text.SourceLocation;
import dev.jobinspector.text.Value;
import dev.jobinspector.text.Violation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// Acknowledges a list of jobs, or reports a failure of each: everything is checked before anything
/// is sent; each job gets a line, and the end a summary.
final class ListCommand {
  private static final int CONCURRENCY = 4;

  private final Operation operation;
  private final GlobalOptions options;
  private final CommandPorts ports;
  private final OperationOptions given;

  ListCommand(
      Operation operation, GlobalOptions options, CommandPorts ports, OperationOptions given) {
    this.operation = operation;
    this.options = options;
    this.ports = ports;
    this.given = given;
  }

  int run(List<Value.Mapping> list, Value.Mapping arguments, Output output) {
    if (!OperationOptions.isList(operation)) {
      throw new InvalidParameterException(
          "A map of parameters is needed, but the document is a list.");
    }
    if (given.waitLimit(operation).isPresent()) {
      throw new InvalidParameterException("--wait: not for a list");
    }
    ListEntries entries = ListEntries.of(requests(list, arguments));
    ListJournal journal =
        given
            .resume()
            .map(file -> ListJournal.at(Path.of(file), operation))
            .orElseGet(ListJournal::none);
    Console console = ports.console();
    JobService jobs = ports.services().connect(options);
    ListRun run =
        new ListRun(
            given.number("--rate").map(RateLimiter::new).orElseGet(jobs::rateLimiter),
            given.number("--concurrency").orElse(CONCURRENCY),
            journal,
            result -> output.printEntry(operation.apiName(), result.values()),
            new ProgressLine(console)::at,
            this::reportUnknown);
    ReplyValues values = new ReplyValues(options.showSecrets());
    CountDownLatch summarised = new CountDownLatch(1);
    try (var _ = ports.interruption().whenAsked(() -> stop(run, summarised))) {
      entries.again().forEach(this::reportDuplicate);
      ListSummary summary =
          run.run(entries, request -> CommandResult.to(request, jobs, values, Paging.ALL));
      console.say(summary.userMessage());
      return summary.exit();
    } finally {
      summarised.countDown();
    }
  }

  private void reportUnknown(String jobId) {
    ports
        .console()
        .say(
            "Job %s is unknown from an earlier run and is not sent again. Check the job first."
                .formatted(Printable.line(jobId)));
  }

  private void reportDuplicate(ListEntries.Entry entry) {
    ports
        .console()
        .say(
            "Entry %d is a duplicate: job %s is listed earlier and is sent once."
                .formatted(entry.number(), Printable.line(entry.jobId())));
  }

  /// Returns when the requests in progress are answered and the summary is said.
  private static void stop(ListRun run, CountDownLatch summarised) {
    run.stop();
    try {
      summarised.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private List<JobRequest.OnJob> requests(List<Value.Mapping> list, Value.Mapping arguments) {
    List<JobRequest.OnJob> requests = new ArrayList<>();
    List<Violation> violations = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      try {
        if (JobRequest.of(operation, list.get(i).overlaidBy(arguments))
            instanceof JobRequest.OnJob request) {
          requests.add(request);
        }
      } catch (InvalidRequestException e) {
        String entry = "entry " + (i + 1) + ", ";
        e.violations().stream()
            .map(
                violation ->
                    new Violation(entry + violation.key(), violation.rule(), violation.location()))
            .forEach(violations::add);
      }
    }
    if (requests.isEmpty() && violations.isEmpty()) {
      violations.add(new Violation("", "The list is empty.", SourceLocation.NOWHERE));
    }
    if (!violations.isEmpty()) {
      throw new InvalidRequestException(violations);
    }
    return requests;
  }
}
