package dev.jobinspector.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The service model's constraints, at their boundaries.
class ConstraintsTest {
  private static final String ID = "01234567-89ab-cdef-0123-456789abcdef";

  static Stream<Arguments> texts() {
    Function<String, Optional<String>> jobId = JobId::problemWith;
    Function<String, Optional<String>> thirdParty = ThirdPartyJobId::problemWith;
    Function<String, Optional<String>> nonce = Nonce::problemWith;
    Function<String, Optional<String>> token = ClientToken::problemWith;
    return Stream.of(
        Arguments.of("job id", jobId, ID, true),
        Arguments.of("job id in capitals", jobId, ID.toUpperCase(java.util.Locale.ROOT), false),
        Arguments.of("job id with a line end", jobId, ID + "\n", false),
        Arguments.of("half a job id", jobId, ID.substring(1), false),
        Arguments.of("no job id", jobId, "", false),
        Arguments.of("third-party id of 1", thirdParty, "x", true),
        Arguments.of("third-party id of 512", thirdParty, "x".repeat(512), true),
        Arguments.of("third-party id of 513", thirdParty, "x".repeat(513), false),
        Arguments.of("nonce of 1", nonce, "3", true),
        Arguments.of("nonce of 50", nonce, "9".repeat(50), true),
        Arguments.of("nonce of 51", nonce, "9".repeat(51), false),
        Arguments.of("nonce of 50 two-unit characters", nonce, "😀".repeat(50), true),
        Arguments.of("no nonce", nonce, "", false),
        Arguments.of("token of 256", token, "t".repeat(256), true),
        Arguments.of("token of 257", token, "t".repeat(257), false),
        Arguments.of("no token", token, "", false));
  }

  @ParameterizedTest(name = "{0}: accepted {3}")
  @MethodSource("texts")
  void aTextIsAcceptedExactlyWithinItsConstraint(
      String name, Function<String, Optional<String>> check, String text, boolean accepted) {
    assertEquals(accepted, check.apply(text).isEmpty(), name);
  }

  @Test
  void theWordsNameTheRuleAndNeverTheText() {
    String userMessage = Nonce.problemWith("8".repeat(51)).orElseThrow();
    assertEquals("The nonce has 51 characters; at most 50 are allowed.", userMessage);
    assertFalse(JobId.problemWith("my-secret").orElseThrow().contains("my-secret"));
  }

  @Test
  void aValueThatBreaksItsConstraintCannotBeMade() {
    assertThrows(IllegalArgumentException.class, () -> new Nonce(""));
    assertThrows(IllegalArgumentException.class, () -> new JobId("no"));
  }

  @Test
  void secretsDoNotPrint() {
    var job = new ThirdPartyJob(new ThirdPartyJobId("id"), new ClientToken("tok-en"));
    String printed = job + " " + new Nonce("12345") + " " + new Secret("s3cret");
    assertTrue(printed.contains("id"));
    assertFalse(printed.matches(".*(tok-en|12345|s3cret).*"), printed);
  }

  @Test
  void aStatusThatNobodyKnowsIsKeptAsItCame() {
    assertEquals(JobStatus.Known.TIMED_OUT, JobStatus.of("TimedOut"));
    assertEquals("Paused", JobStatus.of("Paused").text());
  }
}
