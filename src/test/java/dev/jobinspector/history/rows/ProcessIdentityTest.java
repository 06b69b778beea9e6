package dev.jobinspector.history.rows;

import static dev.jobinspector.history.Samples.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("process")
class ProcessIdentityTest {
  private final ProcessIdentity self = ProcessIdentity.current();

  @Test
  void aMarkIsReadBackAsItWasWritten() {
    assertEquals(self, ProcessIdentity.parse(self.text()));
  }

  @Test
  void thisProcessMayStillConclude() {
    assertTrue(mayStillConclude(self, Duration.ofDays(9)));
  }

  @Test
  void aReusedProcessIdFoolsNobody() {
    assertFalse(
        mayStillConclude(
            new ProcessIdentity(self.machine(), self.boot(), self.pid(), self.start() + "1"),
            Duration.ZERO));
  }

  @Test
  void nothingOutlivesARestartOfTheSystem() {
    assertFalse(
        mayStillConclude(
            new ProcessIdentity(self.machine(), "another boot", self.pid(), self.start()),
            Duration.ZERO));
  }

  @Test
  void aProcessThatEndedConcludesNothing() throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    long pid = child.pid();
    child.waitFor();
    assertFalse(
        mayStillConclude(
            new ProcessIdentity(self.machine(), self.boot(), pid, self.start()), Duration.ZERO));
  }

  @Test
  void anotherMachineIsGivenAnHour() {
    ProcessIdentity elsewhere = new ProcessIdentity("elsewhere", "", 1, "1");
    assertTrue(mayStillConclude(elsewhere, Duration.ofMinutes(59)));
    assertFalse(mayStillConclude(elsewhere, Duration.ofMinutes(61)));
  }

  private boolean mayStillConclude(ProcessIdentity other, Duration age) {
    return self.mayStillConclude(other, NOON.minus(age), NOON);
  }
}
