package dev.jobinspector.request;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.jobinspector.job.request.Operation;
import dev.jobinspector.request.recognise.Recogniser;
import dev.jobinspector.request.recognise.evidence.FoundJob;
import dev.jobinspector.text.AwsTimestamps;
import dev.jobinspector.text.Document;
import dev.jobinspector.text.DocumentFormat;
import dev.jobinspector.text.DocumentReader;
import dev.jobinspector.text.InvalidRequestException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// 50,000 mutated inputs per parser, the same ones in each run; `-Pquick` tries the first 2,500.
class FuzzTest {
  private static final int RUNS = Integer.getInteger("fuzz.runs", 50_000);
  private static final String ID = "f4f4ff82-2d11-4eb5-8d1e-0a1b2c3d4e5f";
  private static final String SECRET = "Xq7hunter2Zk";
  private static final String REQUEST =
      """
      {"jobId": "f4f4ff82-2d11-4eb5-8d1e-0a1b2c3d4e5f", "nonce": "%s", "clientToken": "%s",
       "executionDetails": {"summary": "%s", "percentComplete": 5}, "x": [true, null, 1e5]}
      """
          .replace("%s", SECRET);
  private static final String YAML =
      """
      jobId: f4f4ff82-2d11-4eb5-8d1e-0a1b2c3d4e5f # id
      nonce: '%s'
      %s: "%s"
      executionDetails:
        summary: |
          %s
        percentComplete: 5
      list: [a, {b: %s}]
      """
          .replace("%s", SECRET);
  private static final String SIGNS = "{}[]\",':\\&*!|>%@`#-?\n\t\r\u0000\uFEFF\uD83Dé\u2028 0a$/.";

  @Test
  void noMutatedJsonCrashesTheReaderOrIsRepeatedByIt() {
    mutations(REQUEST, text -> request(text, DocumentFormat.JSON));
  }

  @Test
  void noMutatedYamlCrashesTheReaderOrIsRepeatedByIt() {
    mutations(YAML, text -> request(text, DocumentFormat.YAML));
  }

  @Test
  void noMutatedShorthandCrashesTheReaderOrIsRepeatedByIt() {
    Member member =
        InputShapes.of(Operation.PUT_JOB_FAILURE_RESULT).member("failureDetails").orElseThrow();
    mutations(
        "type=JobFailed,message='%s, \\'x\\'',externalExecutionId=\"%s\"".replace("%s", SECRET),
        text -> {
          try {
            assertSilent(Argument.read(member, text, named -> named).toString());
          } catch (InvalidRequestException e) {
            assertSilent(e.userMessage() + e);
          }
        });
  }

  @Test
  void noMutatedPasteCrashesTheRecogniserOrIsPrintedByIt() {
    for (String format : List.of("json", "yaml", "text", "table")) {
      String reply = resource("poll-for-jobs." + format).replace("37", SECRET);
      String seed = reply.substring(0, Math.min(reply.length(), 2_500)) + REQUEST + YAML;
      mutations(
          seed,
          RUNS / 4,
          text ->
              Recogniser.recognise(text).jobs().stream()
                  .filter(job -> !job.id().contains(SECRET))
                  .map(FoundJob::occurrences)
                  .forEach(occurrences -> assertSilent(occurrences.toString())));
    }
  }

  @Test
  void noMutatedFormCrashesTheRecogniserOrIsPrintedByIt() {
    List<String> forms =
        List.of(
            "prefix-compose-interleaved",
            "prefix-journald",
            "object-java-2",
            "object-ruby-struct",
            "object-rust",
            "object-go");
    String php = "Array\n(\n [id] => %s\n [nonce] => %s\n)\n".formatted(ID, SECRET);
    String table =
        "\"a\",\"{\"\"jobId\"\":\"\"%s\"\",\"\"nonce\"\":\"\"%s\"\"}\"\n".formatted(ID, SECRET);
    String coloured = "\u001b[36mjobId=\u001b[0m%s \\x1b[1mnonce=%s\n".formatted(ID, SECRET);
    for (String form : forms) {
      mutations(
          resource("forms/" + form + ".txt").replace("\"7\"", '"' + SECRET + '"')
              + php
              + table
              + coloured,
          RUNS / 10,
          text ->
              Recogniser.recognise(text).jobs().stream()
                  .filter(job -> !job.id().contains("hunter2"))
                  .map(FoundJob::toString)
                  .filter(
                      job ->
                          !job.contains("actionType=Optional[")
                              && !job.contains("clientId=Optional["))
                  .filter(job -> !job.contains("context=PipelineContext"))
                  .forEach(FuzzTest::assertSilent));
    }
  }

  @Test
  void noMutatedMomentCrashesItsReader() {
    for (String moment :
        List.of("2026-11-25T10:00:00.123+0100", "Wed, 25 Nov 2026 09:00:00 GMT", "1764061200.5")) {
      mutations(moment, RUNS / 5, text -> assertNotNull(AwsTimestamps.text(text)));
    }
  }

  private static void request(String text, DocumentFormat format) {
    try {
      Document document = DocumentReader.read(text, format);
      assertSilent(document.toString());
      assertSilent(
          JobRequest.of(Operation.ACKNOWLEDGE_THIRD_PARTY_JOB, document.mapping()).toString());
    } catch (InvalidRequestException e) {
      assertSilent(e.userMessage() + e);
    }
  }

  private static void assertSilent(String userMessage) {
    assertFalse(userMessage.contains("hunter2"), userMessage);
  }

  private static void mutations(String seed, Consumer<String> target) {
    mutations(seed, RUNS, target);
  }

  private static void mutations(String seed, int runs, Consumer<String> target) {
    Random random = new Random(20_260_131);
    for (int run = 0; run < runs; run++) {
      StringBuilder text = new StringBuilder(seed);
      for (int change = random.nextInt(6); change >= 0; change--) {
        mutate(text, random);
      }
      target.accept(text.toString());
    }
  }

  private static void mutate(StringBuilder text, Random random) {
    int at = random.nextInt(text.length() + 1);
    int end = Math.min(text.length(), at + random.nextInt(12));
    switch (random.nextInt(5)) {
      case 0 -> text.delete(at, end);
      case 1 -> text.insert(at, SIGNS.charAt(random.nextInt(SIGNS.length())));
      case 2 -> text.insert(at, text.substring(at, end).repeat(random.nextInt(30)));
      case 3 -> text.setLength(Math.max(1, at));
      default -> text.insert(at, text.substring(random.nextInt(at + 1), at));
    }
  }

  private static String resource(String name) {
    try (var stream = Recogniser.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
