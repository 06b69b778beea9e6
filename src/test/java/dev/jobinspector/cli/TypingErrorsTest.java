package dev.jobinspector.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is mistyped is taken as the AWS CLI takes it, or named with what to write instead.
@Tag("process")
class TypingErrorsTest {
  private static final String ID = "f4f4ff82-2d11-4eb5-8d1e-0a1b2c3d4e5f";

  private final Bench bench = new Bench();
  private final RecordedService service = new RecordedService("");
  @TempDir private Path folder;

  @AfterEach
  void close() {
    bench.close();
    service.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "acknowlege-job | Did you mean acknowledge-job?",
        "acknowledge_job | Did you mean acknowledge-job?",
        "find-stuk | Did you mean find-stuck?",
        "codepipeline acknowledge-job | Leave codepipeline out",
        "xyz | Unknown command, or a value that belongs to no option.",
        "acknowledge-job --jobid X | Did you mean --job-id?",
        "acknowledge-job --job_id X | Did you mean --job-id?",
        "acknowledge-job --nonc X | Unknown option: --nonc. Did you mean --nonce?",
        "history --outpt X | Did you mean --output?",
        "acknowledge-job --hunter2 | Unknown option.",
        "acknowledge-job --cli-input-json c03.json | if c03.json is a file, write file://c03.json",
        "acknowledge-job --cli-input-json ./in/c03.json | write file://./in/c03.json",
        "acknowledge-job --cli-input-json in.yaml | write file://in.yaml with --cli-input-yaml",
        "acknowledge-job --cli-input-yaml in.yml | if in.yml is a file, write file://in.yml",
        "acknowledge-job --cli-input-json file:in.json | write file:///in.json",
        "acknowledge-job --cli-input-json jobId:%20x | looks like YAML; give it with"
            + " --cli-input-yaml",
        "acknowledge-job --cli-input-json {\"nonse\":\"hunter2\"} | nonse: unknown key; did you"
            + " mean nonce? known are jobId, nonce",
        "acknowledge-job --cli-input-json {\"hunter2\":\"x\"} | unknown key; known are jobId,"
            + " nonce",
        "put-job-failure-result --job-id ID --failure-details"
            + " type=JobFailed,message=Build%20failed,%20see%20log | a comma in a value needs"
            + " quotes",
        "put-job-failure-result --job-id ID --failure-details type=JobFailed,message=a,b=c%20d,e |"
            + " a comma in a value needs quotes",
        "put-job-failure-result --job-id ID --failure-details type=JobFailed,massage=m | massage:"
            + " unknown key; did you mean message?",
        "acknowledge-job --no-verify-ssl | certificates are always verified",
        "acknowledge-job --cli-auto-prompt | there are no prompts here",
        "acknowledge-job --output off | off is not supported",
      })
  void aMistakeIsNamedWithWhatIsMeant(String command, String words) {
    Bench.Ran ran = bench.runAsIs(words(command));

    assertEquals(252, ran.exit(), ran.err());
    assertTrue(ran.err().contains(words), ran.err());
    assertFalse(ran.err().contains("hunter2"), ran.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "type = JobFailed , message = m | type=JobFailed,message=m",
        "type=JobFailed, message=\"a, b\" | type=JobFailed,message='a, b'",
        "type='JobFailed' ,message='it\\'s' | type=JobFailed,message=\"it's\"",
        "type=JobFailed,message=a\\,b | type=JobFailed,message='a,b'",
        "{\"type\":\"JobFailed\",\"message\":\"m\"} | type=JobFailed,message=m",
        "message@=file://LOG,type=JobFailed | type=JobFailed,message='one, two'",
        "type=JobFailed,message@=@env:WHY | type=JobFailed,message=because"
      })
  void shorthandIsTakenHoweverItIsTyped(String typed, String plain) throws IOException {
    Path log = Files.writeString(folder.resolve("log.txt"), "one, two\n");
    bench.environment.put("WHY", "because");
    assertEquals(
        0,
        result(
            "put-job-failure-result", "--failure-details", typed.replace("LOG", log.toString())));
    assertEquals(0, result("put-job-failure-result", "--failure-details", plain));

    List<String> bodies = service.requests().stream().map(RecordedService.Request::body).toList();
    assertEquals(bodies.getLast(), bodies.getFirst());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-11-25T10:00:00+0100 | 1795597200",
        "2026-11-25T10:00:00+01:00 | 1795597200",
        "2026-11-25T10:00:00+01 | 1795597200",
        "2026-11-25 10:00:00 +0100 | 1795597200",
        "2026-11-25T09:00Z | 1795597200",
        "2026-11-25 09:00:00 | 1795597200",
        "20261125T090000Z | 1795597200",
        "2026-11-25T09:00:00.000Z | 1795597200",
        "2026-11-25T09:00:00.123456789Z | 1795597200.123",
        "1795597200 | 1795597200",
        "1795597200.5 | 1795597200.5",
        "2026-11-25 | 1795564800",
        "20261125 | 20261125",
        "'Wed, 25 Nov 2026 09:00:00 GMT' | 1795597200",
        "'Wed Nov 25 09:00:00 UTC 2026' | 1795597200",
        "25 Nov 2026 | 1795564800"
      })
  void aMomentIsTakenInTheFormsOfTheAwsCli(String created, String seconds) {
    assertEquals(
        0,
        result(
            "put-job-success-result",
            "--current-revision",
            "revision=1,changeIdentifier=2,created='%s'".formatted(created)));

    String body = service.requests().getFirst().body();
    assertEquals(
        new java.math.BigDecimal(seconds).stripTrailingZeros(),
        new java.math.BigDecimal(body.replaceAll(".*\"created\":([0-9.E]+).*", "$1"))
            .stripTrailingZeros(),
        body);
  }

  @Test
  void aCarriageReturnAtTheEndIsRemovedAndThatIsSaid() {
    assertEquals(
        0, bench.runAsIs(withEndpoint("put-job-success-result", "--job-id", ID + "\r")).exit());
    Bench.Ran inside =
        bench.runAsIs(
            withEndpoint(
                "put-job-success-result", "--cli-input-json", "{\"jobId\":\"" + ID + "\\r\"}"));

    assertEquals("{\"jobId\":\"%s\"}".formatted(ID), service.requests().getFirst().body());
    assertEquals(252, inside.exit());
    assertTrue(inside.err().contains("it ends with a carriage return"), inside.err());
  }

  private int result(String command, String option, String value) {
    Bench.Ran ran = bench.runAsIs(withEndpoint(command, "--job-id", ID, option, value));
    assertEquals(0, ran.exit(), ran.err());
    return ran.exit();
  }

  private String[] withEndpoint(String... command) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(List.of("--endpoint-url", service.endpoint(), "--region", "us-east-1"));
    return all.toArray(String[]::new);
  }

  private static String[] words(String command) {
    String[] words = command.replace("ID", ID).split(" ", -1);
    for (int i = 0; i < words.length; i++) {
      words[i] = words[i].replace("%20", " ");
    }
    return words;
  }
}
