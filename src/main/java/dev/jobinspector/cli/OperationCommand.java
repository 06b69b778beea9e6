package dev.jobinspector.cli;

import dev.jobinspector.job.request.Operation;
import dev.jobinspector.request.InputShapes;
import dev.jobinspector.request.JobRequest;
import dev.jobinspector.request.Member;
import dev.jobinspector.request.Skeletons;
import dev.jobinspector.text.DocumentFormat;
import dev.jobinspector.text.InvalidRequestException;
import dev.jobinspector.text.Value;
import java.util.Optional;
import java.util.concurrent.Callable;

/// One of the ten job operations as a command: from options and input files to a request, its
/// sending, and its printed reply.
final class OperationCommand implements Callable<Integer> {
  private final Operation operation;
  private final GlobalOptions options;
  private final Ports ports;
  private final OperationOptions given;

  OperationCommand(
      Operation operation, GlobalOptions options, Ports ports, OperationOptions given) {
    this.operation = operation;
    this.options = options;
    this.ports = ports;
    this.given = given;
  }

  @Override
  public Integer call() {
    OutputFormat format = OutputFormat.of(options, ports.console());
    return switch (given.skeleton().orElse("")) {
      case "" -> send(format);
      case "input" -> printed(Skeletons.input(operation));
      case "yaml-input" -> printed(Skeletons.yamlInput(operation));
      case "output" -> {
        JobRequest.of(operation, parameters());
        yield printed(Skeletons.output(operation));
      }
      default ->
          throw new WrongParameterException(
              "--generate-cli-skeleton: needs to be input, yaml-input or output");
    };
  }

  private int send(OutputFormat format) {
    RequestSource source = source();
    if (source.isList()) {
      return new ListCommand(operation, options, ports, given)
          .run(source.list(), arguments(), format);
    }
    JobRequest request = JobRequest.of(operation, source.single().overlaidBy(arguments()));
    Answer answer =
        Answer.to(
            request, ports.services().connect(options), new ReplyValues(options.showSecrets()));
    return new AnswerPrinting(ports.console(), operation).print(answer, format);
  }

  private Value.Mapping parameters() {
    RequestSource source = source();
    if (source.isList()) {
      throw new WrongParameterException(
          "A map of parameters is needed, but the document is a list.");
    }
    return source.single().overlaidBy(arguments());
  }

  private RequestSource source() {
    Optional<String> json = given.cliInputJson();
    Optional<String> yaml = given.cliInputYaml();
    if (json.isPresent() && yaml.isPresent()) {
      throw new WrongParameterException("Only one --cli-input- parameter may be specified.");
    }
    ParameterText texts = new ParameterText(ports.console());
    try {
      RequestSource source =
          json.map(
                  value ->
                      RequestSource.read(
                          texts.document("--cli-input-json", value), DocumentFormat.JSON))
              .or(
                  () ->
                      yaml.map(
                          value ->
                              RequestSource.read(
                                  texts.document("--cli-input-yaml", value), DocumentFormat.YAML)))
              .orElse(RequestSource.NONE);
      source.notes().forEach(ports.console()::say);
      return source;
    } catch (InvalidRequestException wrong) {
      String option = json.isPresent() ? "--cli-input-json" : "--cli-input-yaml";
      throw new WrongParameterException(option + ": " + wrong.words());
    }
  }

  /// Secrets may come from standard input, a line each, in the order of the operation's parameters.
  private Value.Mapping arguments() {
    return given.arguments(new ParameterText(ports.console()), InputShapes.of(operation).members());
  }

  private int printed(String text) {
    ports.console().print(text);
    return Exit.DONE;
  }

  static boolean takesInput(Member member) {
    return member.shape() instanceof dev.jobinspector.request.Shape.Text text && text.secret();
  }
}
