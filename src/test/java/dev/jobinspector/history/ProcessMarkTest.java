package dev.jobinspector.history;

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
class ProcessMarkTest {
  private final ProcessMark self = ProcessMark.current();

  @Test
  void aMarkIsReadBackAsItWasWritten() {
    assertEquals(self, ProcessMark.parse(self.text()));
  }

  @Test
  void thisProcessMayStillConclude() {
    assertTrue(mayStillConclude(self, Duration.ofDays(9)));
  }

  @Test
  void aReusedProcessIdFoolsNobody() {
    assertFalse(
        mayStillConclude(
            new ProcessMark(self.machine(), self.boot(), self.pid(), self.start() + "1"),
            Duration.ZERO));
  }

  @Test
  void nothingOutlivesARestartOfTheSystem() {
    assertFalse(
        mayStillConclude(
            new ProcessMark(self.machine(), "another boot", self.pid(), self.start()),
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
            new ProcessMark(self.machine(), self.boot(), pid, self.start()), Duration.ZERO));
  }

  @Test
  void anotherMachineIsGivenAnHour() {
    ProcessMark elsewhere = new ProcessMark("elsewhere", "", 1, "1");
    assertTrue(mayStillConclude(elsewhere, Duration.ofMinutes(59)));
    assertFalse(mayStillConclude(elsewhere, Duration.ofMinutes(61)));
  }

  private boolean mayStillConclude(ProcessMark other, Duration age) {
    return self.mayStillConclude(other, NOON.minus(age), NOON);
  }
}
