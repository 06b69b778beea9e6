package dev.jobinspector.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.codepipeline.model.InvalidNonceException;

/// What can be chosen at the start.
@Tag("process")
final class EmulatorOptionsTest {
  @Test
  void aRepeatedAcknowledgeIsAnInvalidNonceIfSoSet() throws Exception {
    var options =
        new EmulatorOptions(
            0, Optional.empty(), Duration.ofMinutes(5), RepeatedAcknowledge.INVALID_NONCE, 1);
    try (var strict = new Started(options)) {
      var job = strict.job("custom", "Dispatched");
      strict.client().acknowledgeJob(r -> r.jobId(job.id()).nonce(job.nonce()));
      assertThrows(
          InvalidNonceException.class,
          () -> strict.client().acknowledgeJob(r -> r.jobId(job.id()).nonce(job.nonce())));
    }
  }

  @Test
  void noncesAreTheSameUnderTheSameSeedAndDifferUnderAnother() throws Exception {
    var other =
        new EmulatorOptions(
            0, Optional.empty(), Duration.ofMinutes(5), RepeatedAcknowledge.STATUS, 2);
    try (var service = Started.builtIn();
        var same = Started.builtIn();
        var different = new Started(other)) {
      String nonce = service.job("custom", "Dispatched").nonce();
      assertTrue(String.valueOf(nonce).matches("[0-9]{7,10}"));
      assertEquals(nonce, same.job("custom", "Dispatched").nonce());
      assertNotEquals(nonce, different.job("custom", "Dispatched").nonce());
    }
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    var window = Duration.ofMinutes(5);
    for (int port : new int[] {-1, 65_536}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> new EmulatorOptions(port, Optional.empty(), window, RepeatedAcknowledge.STATUS, 1));
    }
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new EmulatorOptions(0, Optional.empty(), Duration.ZERO, RepeatedAcknowledge.STATUS, 1));
  }
}
