package dev.jobinspector.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Scenario files, right and wrong.
@Tag("process")
final class EmulatorScenarioTest {
  /// One statement on each line, so that each mistake has a line of its own.
  private static final String RIGHT =
      """
      {
        "account": "222233334444",
        "regions": [{
          "name": "ap-south-1",
          "actionTypes": [
            {"category": "Test", "owner": "Custom", "provider": "T", "version": "1"},
            {"category": "Build", "owner": "ThirdParty", "provider": "P", "version": "1"},
            {"category": "Invoke", "owner": "AWS", "provider": "Lambda", "version": "1"}
          ],
          "pipelines": [{
            "name": "p",
            "artifactBucket": "b",
            "stages": [{"name": "S", "actions": [
              {"name": "A", "type": "Test/Custom/T/1"},
              {"name": "B", "type": "Build/ThirdParty/P/1",
               "client": {"id": "0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f", "token": "secret"}},
              {"name": "L", "type": "Invoke/AWS/Lambda/1"}
            ]}],
            "executions": [{"age": "PT1H", "actions": [
              {"stage": "S", "action": "A",
               "jobs": [{"id": "11111111-1111-4111-8111-111111111111", "status": "Queued"}]},
              {"stage": "S", "action": "L", "jobs": [{"status": "InProgress"}]}
            ]}]
          }]
        }]
      }
      """;

  @TempDir private Path directory;

  @Test
  void aScenarioOfOnesOwnIsPlayed() throws Exception {
    try (var service = start(RIGHT)) {
      assertEquals(2, service.jobs().size());
      assertEquals("Queued", service.job("11111111-1111-4111-8111-111111111111").status());
      try (var client = service.client("ap-south-1", Duration.ofSeconds(60))) {
        var job =
            client
                .pollForJobs(
                    r -> r.actionTypeId(EmulatorLifeCycleTest.type("Test", "Custom", "T", "1")))
                .jobs()
                .getFirst();
        assertEquals("222233334444", job.accountId());
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"account\": \"222233334444\"|\"account\": \"22\"|2|account must be 12 digits",
        "\"account\": \"222233334444\"|\"account\": 222233334444|2|account must be a string",
        "\"account\": \"222233334444\",|\"x\": 1,|1|account is missing",
        "\"account\": \"222233334444\"|\"account\": \"222233334444\", \"actionTime\":"
            + " \"5s\"|2|actionTime must be a duration",
        "\"account\": \"222233334444\"|\"account\": \"222233334444\", \"artifactCredentials\":"
            + " {\"accessKeyId\": \"a\"}|2|secretAccessKey is missing",
        "\"name\": \"ap-south-1\",|\"name\": \"ap-south-1\", \"colour\": \"red\",|4|\"colour\" is"
            + " not known here",
        "\"provider\": \"T\"|\"provider\": \"T.T\"|6|provider must match",
        "\"category\": \"Test\"|\"category\": \"Tests\"|6|category must be one of",
        "\"provider\": \"P\"|\"provider\": \"P\", \"jobTimeout\": \"1h\"|7|jobTimeout must be a"
            + " duration",
        "\"artifactBucket\": \"b\",|\"mode\": \"FAST\", \"artifactBucket\": \"b\",|12|mode must be"
            + " one of",
        "\"type\": \"Test/Custom/T/1\"|\"type\": \"Test/Custom/T/2\"|14|no action type of this"
            + " Region",
        "\"name\": \"L\"|\"name\": \"A\"|17|another action has this name",
        "\"token\": \"secret\"|\"token\": \"\"|16|token must have 1 to 256 characters",
        "\"type\": \"Test/Custom/T/1\"|\"type\": \"Build/ThirdParty/P/1\"|14|a third-party action"
            + " needs a client",
        "\"age\": \"PT1H\"|\"age\": \"-PT1H\"|19|age must be a duration",
        "\"age\": \"PT1H\"|\"count\": 2|19|count must be from 1",
        "\"age\": \"PT1H\"|\"count\": \"2\"|19|count must be a whole number",
        "\"action\": \"A\"|\"action\": \"Z\"|20|this stage has no action Z",
        "\"status\": \"Queued\"|\"status\": \"Waiting\"|21|status must be one of Created, Queued",
        "11111111-1111|AAAAAAAA-1111|21|an id must be a UUID in lower case",
        "\"status\": \"InProgress\"|\"status\": \"Queued\"|22|nobody polls for the jobs of a"
            + " Lambda",
        "}]}|}}|21|not JSON: Unexpected close marker",
        "\"regions\": [{|\"account\": \"1\", \"regions\": [{|3|\"account\" is in this object twice"
      })
  void aWrongScenarioIsRefusedWithTheLineAndTheReason(
      String right, String wrong, int line, String reason) {
    assertTrue(RIGHT.contains(right), right);
    String text = RIGHT.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong));
    var refusal = assertThrows(ScenarioException.class, () -> start(text).close());
    assertTrue(refusal.reason().contains(reason), refusal.reason());
    assertEquals(line, refusal.line(), refusal.getMessage());
    assertTrue(String.valueOf(refusal.getMessage()).contains("line " + refusal.line()));
  }

  @ParameterizedTest
  @CsvSource({"''", "'[]'", "'{} {}'", "'nonsense'"})
  void whatIsNoScenarioIsRefused(String text) {
    assertEquals(1, assertThrows(ScenarioException.class, () -> start(text).close()).line());
  }

  @Test
  void whatIsNestedTooDeeplyIsRefused() {
    whatIsNoScenarioIsRefused("{\"a\":".repeat(1_000));
  }

  @Test
  void aMissingFileAndATakenPortAreSaid() throws Exception {
    var options =
        new EmulatorOptions(
            0,
            Optional.of(directory.resolve("none.json")),
            Duration.ofMinutes(5),
            RepeatedAcknowledge.STATUS,
            1);
    var missing = assertThrows(IOException.class, () -> Emulator.start(options).close());
    assertTrue(String.valueOf(missing.getMessage()).contains("none.json"));
    try (var first = Started.builtIn()) {
      var taken =
          new EmulatorOptions(
              first.endpoint().getPort(),
              Optional.empty(),
              Duration.ofMinutes(5),
              RepeatedAcknowledge.STATUS,
              1);
      assertThrows(IOException.class, () -> Emulator.start(taken).close());
    }
  }

  private Started start(String text) throws Exception {
    Path file = Files.writeString(directory.resolve("scenario.json"), text);
    return new Started(
        new EmulatorOptions(
            0, Optional.of(file), Duration.ofMinutes(5), RepeatedAcknowledge.STATUS, 1));
  }
}
