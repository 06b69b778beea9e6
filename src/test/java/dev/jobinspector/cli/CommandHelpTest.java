package dev.jobinspector.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jobinspector.cli.common.Terminal;
import dev.jobinspector.emulator.EmulatorOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What helps to type a command: help, variables, completion.
@Tag("process")
class CommandHelpTest {
  @AutoClose private final Bench bench = new Bench();
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"acknowledge-job help", "acknowledge-job --help", "help", "--help"})
  void helpIsAskedForAsInTheAwsCli(String command) {
    Bench.Ran ran = bench.runAsIs(command.split(" ", -1));

    assertEquals(0, ran.exit());
    assertTrue(ran.out().startsWith("Usage: job-inspector"), ran.out());
  }

  @Test
  void requiredOptionsAreShownAsRequired() {
    String help = bench.runAsIs("acknowledge-job", "--help").out().replaceAll("\\s+", " ");

    assertTrue(
        help.contains(
            "job-inspector acknowledge-job --job-id <value> --nonce <value> [--cli-input-json"
                + " <value>]"),
        help);
  }

  @Test
  void listsAreMentionedOnlyWhereTheyAreTaken() {
    assertTrue(bench.runAsIs("acknowledge-job", "--help").out().contains("--resume"));
    String other = bench.runAsIs("get-job-details", "--help").out();
    assertFalse(other.contains("--resume") || other.contains("many jobs"), other);
  }

  @ParameterizedTest
  @CsvSource({"dumb, 60", "xterm, 60", "xterm, 120"})
  void helpFitsTheTerminal(String terminal, int columns) {
    bench.environment.put("TERM", terminal);
    bench.terminal = new Wide(columns);
    String help = bench.runAsIs("history", "--help").out();

    assertEquals(terminal.equals("xterm"), help.contains("\u001b["), help);
    int widest =
        help.replaceAll("\u001b\\[[0-9;]*m", "")
            .lines()
            .mapToInt(String::length)
            .max()
            .orElseThrow();
    assertTrue(widest <= columns && widest > columns - 25, () -> widest + ": " + help);
  }

  @ParameterizedTest
  @CsvSource({"1, 252", "true, 252", "yes, 252", "what, 252", "0, 254", "no, 254", "'', 254"})
  void aVariableMakesItReadOnly(String value, int exit) {
    bench.environment.put("JOB_INSPECTOR_READ_ONLY", value);

    assertEquals(
        exit,
        bench
            .run(
                "acknowledge-job",
                "--job-id",
                "f4f4ff82-2d11-4eb5-8d1e-0a1b2c3d4e5f",
                "--nonce",
                "3")
            .exit());
  }

  @Test
  void theEmulatorKnowsTheOptionsThatItsCommandOffersAndNoOthers() {
    var wrong =
        assertThrows(
            IllegalArgumentException.class, () -> EmulatorOptions.parse(List.of("--colour=blue")));
    String known = String.valueOf(wrong.getMessage()).replace("--colour=blue", "");
    Set<String> offered = options(bench.runAsIs("emulator", "--help").out());
    // What every command has.
    offered.removeAll(options(bench.runAsIs("generate-completion", "--help").out()));
    assertEquals(options(known), offered);
  }

  private static Set<String> options(String text) {
    return Pattern.compile("(?<![\\w-])--[a-z][a-z-]+")
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "job-inspector ackn | acknowledge-job acknowledge-third-party-job",
        "job-inspector find | find-stuck",
        "job-inspector --outp | --output",
        "job-inspector history --output '' | json jsonl table text yaml",
        "job-inspector acknowledge-job --n | --no-sign-request --nonce",
        "job-inspector acknowledge-job --generate-cli-skeleton y | yaml-input",
        "job-inspector emulator --repeated-ack '' | invalid-nonce status",
        "job-inspector history --sort dur | duration",
        "job-inspector poll-for-jobs --action-type-id category=B |"
            + " category=Build,owner=Custom,provider=",
        "job-inspector put-job-failure-result --failure-details type=P |"
            + " type=PermissionError,message="
      })
  void bashCompletesCommandsOptionsAndValues(String line, String offered) throws Exception {
    Path script =
        Files.writeString(
            folder.resolve("completion"), bench.runAsIs("generate-completion", "bash").out());
    String[] words = line.replace("''", "").split(" ", -1);

    String answer =
        shell(
            "bash",
            "source '%s'; COMP_WORDS=(%s); COMP_CWORD=%d; _job_inspector; printf '%%s\\n' \"${COMPREPLY[@]}\""
                .formatted(script, line, words.length - 1));

    assertEquals(
        List.of(offered.split(" ", -1)), List.copyOf(new TreeSet<>(answer.lines().toList())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"zsh", "fish"})
  void theOtherShellsGetScriptsOfTheirOwn(String shell) throws Exception {
    Bench.Ran ran = bench.runAsIs("generate-completion", shell);

    assertEquals(0, ran.exit(), ran.err());
    for (String word :
        List.of("acknowledge-job", "yaml-input", "job-id", "json yaml text table jsonl")) {
      assertTrue(ran.out().contains(word), word);
    }
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/" + shell)), shell + " is not installed");
    Path script = Files.writeString(folder.resolve("completion"), ran.out());
    assertEquals(
        "", shell("/usr/bin/" + shell, "/usr/bin/%s -n '%s' 2>&1".formatted(shell, script)));
  }

  @Test
  void anotherShellIsRefused() {
    assertEquals(252, bench.runAsIs("generate-completion", "tcsh").exit());
  }

  private static String shell(String shell, String script) throws Exception {
    Process process = new ProcessBuilder(shell, "-c", script).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return out;
  }

  /// A terminal of so many columns.
  private record Wide(int width) implements Terminal {
    @Override
    public boolean isInput() {
      return false;
    }

    @Override
    public boolean isOutput() {
      return true;
    }

    @Override
    public boolean isError() {
      return false;
    }

    @Override
    public OptionalInt columns() {
      return OptionalInt.of(width);
    }

    @Override
    public String readSecret(String prompt) {
      return "";
    }
  }
}
