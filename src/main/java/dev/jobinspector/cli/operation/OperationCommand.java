package dev.jobinspector.cli.operation;

import dev.jobinspector.cli.common.CommandPorts;
import dev.jobinspector.cli.common.ExitCode;
import dev.jobinspector.cli.common.GlobalOptions;
import dev.jobinspector.cli.common.InvalidParameterException;
import dev.jobinspector.cli.common.ParameterText;
import dev.jobinspector.cli.output.Output;
import dev.jobinspector.job.request.Operation;
import dev.jobinspector.request.InputShapes;
import dev.jobinspector.request.JobRequest;
import dev.jobinspector.request.Member;
import dev.jobinspector.request.Skeletons;
import dev.jobinspector.service.JobService;
import dev.jobinspector.text.DocumentFormat;
import dev.jobinspector.text.InvalidRequestException;
import dev.jobinspector.text.Value;
import dev.jobinspector.troubleshooting.AwaitedChange;
import java.util.Optional;
import java.util.concurrent.Callable;

/// One of the operations as a command: from options and input files to a request, its sending, and
/// its printed reply.
public final class OperationCommand implements Callable<Integer> {
  private final Operation operation;
  private final GlobalOptions options;
  private final CommandPorts ports;
  private final OperationOptions given;

  public OperationCommand(
      Operation operation, GlobalOptions options, CommandPorts ports, OperationOptions given) {
    this.operation = operation;
    this.options = options;
    this.ports = ports;
    this.given = given;
  }

  @Override
  public Integer call() {
    Output output = Output.of(options, ports);
    return switch (given.skeleton().orElse("")) {
      case "" -> send(output);
      case "input" -> printed(Skeletons.input(operation));
      case "yaml-input" -> printed(Skeletons.yamlInput(operation));
      case "output" -> {
        JobRequest.of(operation, parameters());
        Skeletons.output(operation).ifPresent(reply -> output.print(operation.apiName(), reply));
        yield ExitCode.DONE;
      }
      default ->
          throw new InvalidParameterException(
              "--generate-cli-skeleton: must be input, yaml-input or output");
    };
  }

  private int send(Output output) {
    RequestSource source = source();
    if (source.isPrinted() && source.list().isEmpty()) {
      ports
          .console()
          .say(
              operation.verb() == Operation.Verb.ACKNOWLEDGE
                  ? "There is no job to acknowledge in what was given. Nothing was sent."
                  : "There is no job in what was given. Nothing was sent.");
      return ExitCode.DONE;
    }
    if (source.isList()) {
      return new ListCommand(operation, options, ports, given)
          .run(source.list(), arguments(), output);
    }
    JobRequest request = JobRequest.of(operation, source.single().overlaidBy(arguments()));
    Paging paging = given.paging();
    Optional<ChangeWait> wait =
        given.waitLimit(operation).map(limit -> new ChangeWait(ports.console(), limit));
    JobService jobs = ports.services().connect(options);
    Optional<AwaitedChange> change = wait.flatMap(_ -> CommandResult.awaited(request, jobs));
    CommandResult answer =
        CommandResult.to(request, jobs, new ReplyValues(options.showSecrets()), paging);
    int exit = new ResultPrinter(ports.console(), operation).print(answer, output);
    return wait.map(it -> it.after(answer.reply(), change, exit)).orElse(exit);
  }

  private Value.Mapping parameters() {
    RequestSource source = source();
    if (source.isList()) {
      throw new InvalidParameterException(
          "A map of parameters is needed, but the document is a list.");
    }
    return source.single().overlaidBy(arguments());
  }

  private RequestSource source() {
    Optional<String> json = given.cliInputJson();
    Optional<String> yaml = given.cliInputYaml();
    if (json.isPresent() && yaml.isPresent()) {
      throw new InvalidParameterException("Only one --cli-input- parameter may be specified.");
    }
    ParameterText texts = new ParameterText(ports.console());
    try {
      RequestSource source =
          json.map(
                  value ->
                      read(
                          DocumentAdvice.noYaml(texts.document("--cli-input-json", value)),
                          DocumentFormat.JSON,
                          given.isListGiven() || value.matches("(?i).*\\.(jsonl|ndjson)")))
              .or(
                  () ->
                      yaml.map(
                          value ->
                              read(
                                  texts.document("--cli-input-yaml", value),
                                  DocumentFormat.YAML,
                                  given.isListGiven())))
              .orElse(RequestSource.NONE);
      source.notes().forEach(ports.console()::say);
      return source;
    } catch (InvalidRequestException e) {
      String option = json.isPresent() ? "--cli-input-json" : "--cli-input-yaml";
      throw new InvalidParameterException(
          option
              + ": "
              + DocumentAdvice.of(json.or(() -> yaml).orElseThrow(), json.isPresent())
                  .orElseGet(e::userMessage));
    }
  }

  private RequestSource read(String text, DocumentFormat format, boolean list) {
    boolean takesLists = OperationOptions.isList(operation);
    return RequestSource.read(
        text, format, takesLists && list, Optional.of(operation).filter(_ -> takesLists));
  }

  /// Secrets may come from standard input, a line each, in the order of the operation's parameters.
  private Value.Mapping arguments() {
    return given.arguments(new ParameterText(ports.console()), InputShapes.of(operation).members());
  }

  private int printed(String text) {
    ports.console().print(text);
    return ExitCode.DONE;
  }

  static boolean takesInput(Member member) {
    return member.shape() instanceof dev.jobinspector.request.Shape.Text text && text.secret();
  }
}
