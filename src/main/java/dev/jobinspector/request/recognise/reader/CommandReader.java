package dev.jobinspector.request.recognise.reader;

import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.request.Operation;
import dev.jobinspector.request.recognise.evidence.FieldKind;
import dev.jobinspector.request.recognise.evidence.JobCollector;
import dev.jobinspector.request.recognise.evidence.JobEvidence;
import dev.jobinspector.request.recognise.evidence.TextOrigin;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads commands of the AWS CLI and of this program, over several lines where a backslash, a
/// backtick or a caret continues them.
public final class CommandReader implements LineReader {
  private static final Set<String> COMMANDS =
      Arrays.stream(Operation.values()).map(Operation::commandName).collect(Collectors.toSet());
  private static final int LONGEST = 64 * 1024;

  private final JobCollector evidence;
  private final StringBuilder pending = new StringBuilder();
  private int firstLine;

  public CommandReader(JobCollector evidence) {
    this.evidence = evidence;
  }

  @Override
  public void line(String text, int number) {
    if (pending.isEmpty()) {
      if (!text.contains("codepipeline ") && !text.contains("job-inspector ")) {
        return;
      }
      firstLine = number;
    }
    String line = text.stripTrailing();
    boolean goesOn = line.endsWith("\\") || line.endsWith("^") || line.endsWith("`");
    pending.append(goesOn ? line.substring(0, line.length() - 1) : line).append(' ');
    if (!goesOn || pending.length() > LONGEST) {
      end();
    }
  }

  @Override
  public void end() {
    if (!pending.isEmpty()) {
      command(ShellWords.of(pending));
      pending.setLength(0);
    }
  }

  private void command(List<String> words) {
    for (int i = 1; i < words.size(); i++) {
      String before = words.get(i - 1);
      if (COMMANDS.contains(words.get(i))
          && (before.equals("codepipeline") || before.endsWith("job-inspector"))) {
        options(words.get(i), options(words, i + 1));
        return;
      }
    }
  }

  private void options(String command, Map<String, String> options) {
    @Nullable String id = options.get("--job-id");
    if (id == null || id.isEmpty() || "$%@-".indexOf(id.charAt(0)) >= 0 || id.contains("://")) {
      return;
    }
    JobEvidence job = evidence.of(id).seen(FieldKind.JOB_ID, TextOrigin.COMMAND, firstLine);
    job.kind(command.contains("third-party") ? JobKind.THIRD_PARTY : JobKind.CUSTOM);
    job.nonce(literal(options.get("--nonce")), TextOrigin.COMMAND, firstLine);
    job.clientToken(literal(options.get("--client-token")), TextOrigin.COMMAND, firstLine);
  }

  /// Not a reference to a variable, a file or the standard input.
  private static @Nullable String literal(@Nullable String value) {
    boolean reference =
        value == null
            || value.equals("-")
            || value.contains("://")
            || value.startsWith("@env:")
            || value.startsWith("%");
    return reference ? null : value;
  }

  private static Map<String, String> options(List<String> words, int from) {
    Map<String, String> options = new HashMap<>();
    for (int i = from; i < words.size(); i++) {
      String word = words.get(i);
      int equals = word.indexOf('=');
      if (word.startsWith("--") && equals > 0) {
        options.put(word.substring(0, equals), word.substring(equals + 1));
      } else if (word.startsWith("--") && i + 1 < words.size()) {
        options.put(word, words.get(i + 1));
      }
    }
    return options;
  }
}
