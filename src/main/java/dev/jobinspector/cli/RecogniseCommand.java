package dev.jobinspector.cli;

import dev.jobinspector.cli.common.CommandPorts;
import dev.jobinspector.cli.common.ExitCode;
import dev.jobinspector.cli.common.GlobalOptions;
import dev.jobinspector.cli.output.Output;
import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.Secret;
import dev.jobinspector.request.recognise.Recogniser;
import dev.jobinspector.request.recognise.Recognition;
import dev.jobinspector.request.recognise.TextFile;
import dev.jobinspector.request.recognise.evidence.FoundJob;
import dev.jobinspector.request.recognise.evidence.Occurrence;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/// Finds jobs in a text on standard input.
@Command(
    name = "recognise",
    description =
        "Reads a text on standard input (a reply, an event, a log) and prints the jobs in it.",
    mixinStandardHelpOptions = true)
final class RecogniseCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final CommandPorts ports;

  RecogniseCommand(GlobalOptions options, CommandPorts ports) {
    this.options = options;
    this.ports = ports;
  }

  @Override
  public Integer call() throws IOException {
    Output output = Output.of(options, ports);
    Recognition found = Recogniser.recognise(TextFile.decode(ports.console().in().readAllBytes()));
    List<FoundJob> jobs = found.jobs();
    List<Map<String, Object>> values = jobs.stream().map(this::values).toList();
    output.print(
        "recognise", values, () -> jobs.stream().map(this::line).collect(Collectors.joining()));
    found.notes().forEach(ports.console()::say);
    return ExitCode.DONE;
  }

  private Map<String, Object> values(FoundJob job) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("kind", job.kind().text());
    values.put("kindCertain", job.kindCertain());
    values.put("jobId", job.id());
    values.put("jobCertain", job.jobCertain());
    job.nonce().ifPresent(nonce -> values.put("nonce", shown(nonce.value())));
    job.clientId().ifPresent(id -> values.put("clientId", id));
    job.clientToken().ifPresent(token -> values.put("clientToken", shown(token.value())));
    job.actionType().map(ActionTypeId::text).ifPresent(type -> values.put("actionType", type));
    job.context().pipeline().ifPresent(name -> values.put("pipeline", name));
    job.context().stage().ifPresent(name -> values.put("stage", name));
    job.context().action().ifPresent(name -> values.put("action", name));
    values.put("found", job.occurrences().stream().map(Occurrence::userMessage).toList());
    return values;
  }

  private String line(FoundJob job) {
    return "%s\t%s\t%s\t%s%n"
        .formatted(
            job.jobCertain() ? job.kind().text() + (job.kindCertain() ? "" : "?") : "possible",
            job.id(),
            job.nonce().map(nonce -> shown(nonce.value())).orElse(""),
            job.occurrences().isEmpty() ? "" : job.occurrences().getFirst().userMessage());
  }

  private String shown(String secret) {
    return options.showSecrets() ? secret : Secret.MASK;
  }
}
