package dev.jobinspector.cli.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.cli.Answers;
import dev.jobinspector.cli.common.Console;
import dev.jobinspector.cli.common.ExitCode;
import dev.jobinspector.cli.common.Terminal;
import dev.jobinspector.cli.output.Output;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.Receipt;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.job.request.Operation;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ResultPrinterTest {
  private static final String NOT_IN_THE_HISTORY = "The history cannot be written";
  private static final String HOSTILE =
      "no\u001B]0;pwned\u0007\r\nok \u202Ekcatta \u009Bm \uDB40\uDC01";

  @Test
  void wordsOfTheServiceCannotSteerTheTerminal() {
    String said =
        print(
            new JobFailure.Rejected(JobFailure.Refusal.OTHER, "Code\u001B[2J", HOSTILE),
            new Receipt(Optional.of("id\u001B[31m\n"), OptionalInt.of(400), 1, Optional.empty()),
            true);

    assertTrue(
        said.contains(
            "no\\u001B]0;pwned\\u0007\\u000D\\u000Aok \\u202Ekcatta \\u009Bm \\uDB40\\uDC01"),
        said);
    assertTrue(said.contains("(Code\\u001B[2J)"), said);
    assertTrue(said.contains("Request id: id\\u001B[31m\\u000A"), said);
    assertNothingSteers(said);
  }

  @Test
  void whatIsSaidOfTheHistoryCannotSteerTheTerminalEither() {
    assertNothingSteers(
        print(
            new JobFailure.NotSent(JobFailure.NotSentReason.HISTORY_UNAVAILABLE, HOSTILE),
            Receipt.NOTHING_SENT,
            false));
  }

  @Test
  void theHistoryIsMissedOnlyWhereItIsMissing() {
    var inFlight = new JobFailure.NotSent(JobFailure.NotSentReason.ALREADY_IN_FLIGHT, "");
    var unwritable = new JobFailure.NotSent(JobFailure.NotSentReason.HISTORY_UNAVAILABLE, "full");
    var lost = new JobFailure.Unknown(JobFailure.Doubt.TIMED_OUT, "Timeout", "");
    var sentOnce = new Receipt(Optional.empty(), OptionalInt.empty(), 1, Optional.empty());

    assertFalse(print(inFlight, Receipt.NOTHING_SENT, false).contains(NOT_IN_THE_HISTORY));
    assertTrue(print(unwritable, Receipt.NOTHING_SENT, false).contains(NOT_IN_THE_HISTORY));
    assertTrue(print(lost, sentOnce, false).contains(NOT_IN_THE_HISTORY));
    assertFalse(print(lost, sentOnce, true).contains(NOT_IN_THE_HISTORY));
  }

  private static void assertNothingSteers(String said) {
    assertTrue(
        said.codePoints()
            .filter(c -> c != '\n')
            .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT),
        said);
  }

  private static String print(JobFailure failure, Receipt receipt, boolean recorded) {
    StringWriter err = new StringWriter();
    Console console =
        new Console(
            InputStream.nullInputStream(),
            new PrintWriter(new StringWriter()),
            new PrintWriter(err),
            Map.of(),
            Terminal.NONE);
    CommandResult answer = Answers.of(new Reply.Failed<>(failure, receipt), recorded);
    int exit =
        new ResultPrinter(console, Operation.ACKNOWLEDGE_JOB).print(answer, Output.json(console));
    assertEquals(ExitCode.of(failure), exit);
    return err.toString().replace(System.lineSeparator(), "\n");
  }
}
