package dev.jobinspector.app.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Tag("process")
class NotificationProgramTest {
  private static final String HOSTILE = "$(touch x); `id` \"; do shell script \"id\" <b>&";
  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir private Path folder;

  @Test
  void aTextIsOneArgumentOrOneVariableOnEachSystem() {
    ProgramCall linux = ProgramCall.notifySend("-t", HOSTILE);
    assertEquals(List.of("--", "-t"), linux.command().subList(2, 4));
    assertEquals(
        HOSTILE.replace("&", "&amp;").replace("<b>", "&lt;b&gt;"), linux.command().getLast());

    ProgramCall mac = ProgramCall.osascript("-t", HOSTILE);
    assertEquals(List.of("Job Inspector: -t", HOSTILE), mac.command().subList(7, 9));
    assertFalse(String.join("\n", mac.command().subList(0, 7)).contains("touch"));

    ProgramCall windows = ProgramCall.powerShell("-t", HOSTILE);
    assertFalse(String.join("\n", windows.command()).contains("touch"));
    assertEquals(
        Map.of("JOB_INSPECTOR_TITLE", "-t", "JOB_INSPECTOR_TEXT", HOSTILE), windows.variables());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theProgramGetsShortLinesAsTheyAre() throws IOException {
    Path told = folder.resolve("told");
    Path script = script("printf '%s|' \"$1\" \"$2\" >> " + told);
    NotificationProgram program =
        new NotificationProgram(
            (title, text) -> new ProgramCall(List.of(script.toString(), title, text), Map.of()),
            LONG);
    program.show("web › Deploy", "It\nfailed\u0007 " + "x".repeat(1_000));
    String[] got = Files.readString(told).split("\\|", -1);
    assertEquals("web › Deploy", got[0]);
    assertTrue(got[1].startsWith("It failed\\u0007 xxx"), got[1]);
    assertEquals(300, got[1].length());
    assertFalse(Files.exists(folder.resolve("x")));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aProgramThatHangsIsEnded() throws IOException {
    Path script = script("exec sleep 600");
    new NotificationProgram(
            (_, _) -> new ProgramCall(List.of(script.toString()), Map.of()), Duration.ofMillis(50))
        .show("web", "It failed.");
    assertEquals(
        0,
        ProcessHandle.current()
            .children()
            .filter(ProcessHandle::isAlive)
            .filter(child -> child.info().commandLine().orElse("").contains("sleep 600"))
            .filter(
                child ->
                    child
                        .onExit()
                        .orTimeout(30, java.util.concurrent.TimeUnit.SECONDS)
                        .join()
                        .isAlive())
            .count());
  }

  @Test
  void aMissingProgramIsSilentAndNotTriedAgain() {
    int[] calls = {0};
    NotificationProgram program =
        new NotificationProgram(
            (_, _) -> {
              calls[0]++;
              return new ProgramCall(List.of(folder.resolve("none").toString()), Map.of());
            },
            LONG);
    program.show("web", "It failed.");
    program.show("web", "It failed.");
    assertEquals(1, calls[0]);
  }

  /// The program itself, in a process of its own: it looks for `notify-send` as the system does.
  @Test
  @EnabledOnOs(OS.LINUX)
  void notifySendIsFoundByThePathAndGetsTheTextAsItsArguments() throws Exception {
    Path told = folder.resolve("told");
    Files.move(script("printf '%s\\n' \"$@\" > " + told), folder.resolve("notify-send"));
    assertEquals("", show(folder));
    assertEquals(
        List.of(
            "--app-name=Job Inspector", "--", "web › Deploy", "It failed: &lt;b&gt; &amp; more."),
        Files.readAllLines(told));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void withoutNotifySendNothingIsSaid() throws Exception {
    assertEquals("", show(Files.createDirectory(folder.resolve("empty"))));
  }

  /// Returns what the process wrote.
  private static String show(Path path) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                Shown.class.getName())
            .redirectErrorStream(true);
    builder.environment().put("PATH", path.toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor());
    return said;
  }

  /// A process that shows one notification.
  public static final class Shown {
    private Shown() {}

    public static void main(String[] arguments) {
      NotificationProgram.ofThisSystem().show("web › Deploy", "It failed: <b> & more.");
    }
  }

  private Path script(String line) throws IOException {
    Path script = Files.writeString(folder.resolve("program"), "#!/bin/sh\n" + line + "\n");
    assertTrue(script.toFile().setExecutable(true));
    return script;
  }
}
