package dev.jobinspector.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.cli.JobInspectorCommand;
import dev.jobinspector.cli.common.GlobalOptions;
import dev.jobinspector.job.CustomJob;
import dev.jobinspector.job.JobId;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.service.JobService;
import dev.jobinspector.testing.RunningEmulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("process")
class CommandServicesTest {
  @TempDir private Path folder;
  private final List<String> told = new ArrayList<>();

  @Test
  void theHistoryIsThatOfTheWindowUnlessAnOptionSaysOtherwise() throws IOException {
    Files.writeString(
        folder.resolve("settings.json"),
        "{\"historyUrl\": \"jdbc:postgresql://of-settings.invalid/history\"}");
    askForHistory();
    assertEquals(1, told.size(), told::toString);
    assertTrue(told.getFirst().contains("of-settings.invalid"), told::toString);

    told.clear();
    askForHistory("--history-url", "jdbc:postgresql://of-option.invalid/history");
    assertTrue(told.getFirst().contains("of-option.invalid"), told::toString);
  }

  @Test
  void whoMadeTheWindowReadOnlyMadeTheCommandsSo() throws IOException {
    Files.writeString(folder.resolve("settings.json"), "{\"readOnly\": true}");
    try (RunningEmulator emulator = new RunningEmulator();
        CommandServices services = new CommandServices(told::add)) {
      JobService jobs =
          services.connect(
              options(
                  folder,
                  "--endpoint-url",
                  emulator.endpoint().toString(),
                  "--region",
                  "us-east-1"));
      KnownJob job = emulator.job(JobKind.CUSTOM, JobStatus.Known.DISPATCHED);
      var reply =
          jobs.acknowledge(new CustomJob(new JobId(job.id())), job.nonce().orElseThrow(), job)
              .reply();
      assertTrue(
          reply instanceof Reply.Failed<?>(JobFailure.NotSent(var reason, _), _)
              && reason == JobFailure.NotSentReason.READ_ONLY);
      assertEquals(0, emulator.received(job.id(), "AcknowledgeJob"));
    }
  }

  @Test
  void settingsThatCannotBeReadAreSaidBecauseTheyMayNameAnotherHistory() throws IOException {
    Files.writeString(folder.resolve("settings.json"), "{\"historyUrl\": ");
    askForHistory();
    assertEquals(1, told.size(), told::toString);
    assertTrue(told.getFirst().contains("settings"), told::toString);
  }

  @Test
  void whatGoesWrongWithAHistoryOnAServerIsInTheLogOfTheFirstCommandOfAll() throws IOException {
    Path data = folder.resolve("not there yet");
    try (CommandServices services = new CommandServices(told::add)) {
      String url = "jdbc:postgresql://127.0.0.1:1/history";
      assertTrue(services.history(options(data, "--history-url", url)) != null);
      Logger.getLogger("of.a.library").warning("it went wrong");
    }
    assertTrue(Files.readString(data.resolve("job-inspector.0.log")).contains("it went wrong"));
  }

  private void askForHistory(String... options) {
    try (CommandServices services = new CommandServices(told::add)) {
      assertTrue(services.history(options(folder, options)) != null);
    }
  }

  private static GlobalOptions options(Path data, String... others) {
    List<String> arguments = new ArrayList<>(List.of("--data-dir", data.toString()));
    arguments.addAll(List.of(others));
    return JobInspectorCommand.parse(arguments.toArray(String[]::new));
  }
}
