package dev.jobinspector.app.tour;

import dev.jobinspector.app.CommandEmulator;
import dev.jobinspector.app.CommandServices;
import dev.jobinspector.app.ShutdownInterruption;
import dev.jobinspector.cli.JobInspectorCommand;
import dev.jobinspector.cli.common.CommandPorts;
import dev.jobinspector.cli.common.Console;
import dev.jobinspector.cli.common.ExitCode;
import dev.jobinspector.cli.common.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/// The main job on the command line: jobs are polled, acknowledged as a list and one by one, once
/// with a wrong nonce, the pipelines that are stuck are found, and the history tells. Commands run
/// in this process, so that an AOT cache can be trained on all of them.
final class CommandTour {
  private static final String ACTION_TYPE =
      "category=Test,owner=Custom,provider=LoadRunner,version=1";
  private static final JsonMapper JSON = new JsonMapper();

  private final Path data;
  private final List<String> connection;
  private final PrintStream out;

  /// @param data a folder for the history
  /// @param connection the options that lead to an emulator
  CommandTour(Path data, List<String> connection, PrintStream out) {
    this.data = data;
    this.connection = connection;
    this.out = out;
  }

  /// Plays it to its end and returns the exit code.
  int play() throws IOException {
    StringWriter polled = new StringWriter();
    int exit = run(polled, "poll-for-jobs", "--action-type-id", ACTION_TYPE, "--show-secrets");
    ArrayNode list = JSON.createArrayNode();
    for (JsonNode job : exit == 0 ? JSON.readTree(polled.toString()).get("jobs") : list) {
      list.addObject()
          .put("jobId", job.get("id").asString())
          .put("nonce", job.get("nonce").asString());
    }
    if (list.isEmpty()) {
      out.println("The poll returned no job.");
      return Math.max(exit, 1);
    }
    Path file = Files.writeString(data.resolve("list.json"), list.toString());
    String id = list.get(0).get("jobId").asString();
    String nonce = list.get(0).get("nonce").asString();
    int rejected = run("acknowledge-job", "--job-id", id, "--nonce", nonce + "0");
    return IntStream.of(
            rejected == ExitCode.REFUSED ? ExitCode.DONE : ExitCode.FOUND,
            run("acknowledge-job", "--cli-input-json", file.toUri().toString()),
            run("acknowledge-job", "--job-id", id, "--nonce", nonce),
            run("find-stuck", "--output", "text"),
            run("history", "--output", "json"),
            run("--version"))
        .max()
        .getAsInt();
  }

  private int run(String... command) {
    return run(new StringWriter(), command);
  }

  private int run(StringWriter printed, String... command) {
    List<String> arguments = new ArrayList<>(List.of(command));
    if (!List.of("history", "--version").contains(command[0])) {
      arguments.addAll(connection);
    }
    arguments.addAll(List.of("--data-dir", data.toString()));
    PrintWriter err = new PrintWriter(out, true, StandardCharsets.UTF_8);
    Console console =
        new Console(
            InputStream.nullInputStream(),
            new PrintWriter(printed),
            err,
            System.getenv(),
            Terminal.NONE);
    try (CommandServices services = new CommandServices(console::say)) {
      int exit =
          JobInspectorCommand.run(
              (_, _) -> 0,
              new CommandPorts(
                  console, services, new CommandEmulator(), new ShutdownInterruption()),
              arguments.toArray(String[]::new));
      out.println("  %s ends with %d".formatted(command[0], exit));
      return exit;
    }
  }
}
