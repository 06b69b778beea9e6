package dev.jobinspector.cli.operation;

import dev.jobinspector.cli.common.InvalidParameterException;
import dev.jobinspector.cli.common.ParameterText;
import dev.jobinspector.cli.common.ShortDuration;
import dev.jobinspector.job.request.ActionExecutionQuery;
import dev.jobinspector.job.request.Operation;
import dev.jobinspector.request.Argument;
import dev.jobinspector.request.InputShapes;
import dev.jobinspector.request.Member;
import dev.jobinspector.request.Shape;
import dev.jobinspector.text.SourceLocation;
import dev.jobinspector.text.Value;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The options of one operation, made from the table of its parameters, and what was given for
/// them.
public final class OperationOptions {
  private static final String JSON = "--cli-input-json";
  private static final String YAML = "--cli-input-yaml";
  private static final String MAX_ITEMS = "--max-items";
  private static final String STARTING_TOKEN = "--starting-token";
  private static final String PAGE_SIZE = "--page-size";
  private static final String NO_PAGINATE = "--no-paginate";
  private static final String WAIT = "--wait";
  private static final String TIMEOUT = "--timeout";
  private static final String SKELETON = "--generate-cli-skeleton";

  private final Map<String, OptionSpec> options = new LinkedHashMap<>();

  public OperationOptions(Operation operation) {
    for (Member member : InputShapes.of(operation).members()) {
      add(
          member.shape() instanceof Shape.Flag
              ? flag(member.option(), member.meaning()).negatable(true).build()
              : option(member.option(), "<value>", description(member))
                  .completionCandidates(OptionValues.of(member))
                  .build());
    }
    add(
        option(
                JSON,
                "<value>",
                "Read the parameters from JSON text; other options override it, key by key."
                    + (isList(operation)
                        ? " An array, or a file with one object per line, is sent for many jobs."
                        : ""))
            .build());
    add(
        option(YAML, "<value>", "The same from YAML text. Cannot be combined with " + JSON + ".")
            .build());
    add(
        option(
                SKELETON,
                "input|yaml-input|output",
                "Print a sample input or output and send nothing.")
            .arity("0..1")
            .fallbackValue("input")
            .build());
    if (isAct(operation)) {
      add(
          flag(
                  WAIT,
                  "Afterwards read the pipeline until something moved, and say on standard error"
                      + " what. The exit code is 255 if nothing did in time.")
              .build());
      add(option(TIMEOUT, "TIME", "With " + WAIT + ": for how long; 5m by default.").build());
    }
    if (operation == Operation.LIST_ACTION_EXECUTIONS) {
      add(
          option(
                  MAX_ITEMS,
                  "N",
                  "List at most so many; the NextToken that is printed says where to go on.")
              .type(Integer.class)
              .build());
      add(
          option(STARTING_TOKEN, "<value>", "The NextToken of an earlier list: go on there.")
              .build());
      add(
          option(PAGE_SIZE, "N", "How many to ask for in one request, at most 100.")
              .type(Integer.class)
              .build());
      add(flag(NO_PAGINATE, "Print the first page as it comes.").build());
    }
    if (isList(operation)) {
      add(
          option(
                  "--concurrency",
                  "N",
                  "For a list: how many requests are sent concurrently; 4 by default.")
              .type(Integer.class)
              .build());
      add(
          option(
                  "--rate",
                  "N",
                  "For a list: the maximum number of requests per second; by default 10 for AWS, no"
                      + " limit for the emulator.")
              .type(Integer.class)
              .build());
      add(
          option(
                  "--resume",
                  "FILE",
                  "For a list: record the outcome of each job in FILE, and skip jobs that FILE"
                      + " already has as confirmed or unknown.")
              .build());
    }
  }

  public void addTo(CommandSpec spec) {
    if (!options.containsKey(NO_PAGINATE)) { // what has one page is never paginated
      spec.addOption(flag(NO_PAGINATE, "Changes nothing here.").hidden(true).build());
    }
    options.values().forEach(spec::addOption);
  }

  Optional<String> cliInputJson() {
    return value(JSON);
  }

  Optional<String> cliInputYaml() {
    return value(YAML);
  }

  Optional<String> skeleton() {
    return value(SKELETON);
  }

  Optional<String> resume() {
    return value("--resume");
  }

  /// Returns whether an option was given that is for lists only.
  boolean isListGiven() {
    return options.containsKey("--resume")
        && (resume().isPresent()
            || number("--rate").isPresent()
            || number("--concurrency").isPresent());
  }

  Optional<Integer> number(String option) {
    @Nullable Integer number = some(option).getValue();
    if (number != null && number < 1) {
      throw new InvalidParameterException(option + ": must be at least 1");
    }
    return Optional.ofNullable(number);
  }

  /// Returns for how long to wait until something moved; empty where nobody asked for it.
  Optional<Duration> waitLimit(Operation operation) {
    if (!isAct(operation)) {
      return Optional.empty();
    }
    Optional<Duration> limit = value(TIMEOUT).map(text -> ShortDuration.of(TIMEOUT, text));
    if (flag(WAIT).isEmpty()) {
      limit.ifPresent(
          _ -> {
            throw new InvalidParameterException(TIMEOUT + ": only with " + WAIT);
          });
      return Optional.empty();
    }
    return limit.or(() -> Optional.of(Duration.ofMinutes(5)));
  }

  /// Whether it ends a job or changes a pipeline, which shows in the state of the pipeline.
  private static boolean isAct(Operation operation) {
    return operation.effect() == Operation.Effect.WRITE
        && operation.verb() != Operation.Verb.POLL
        && operation.verb() != Operation.Verb.ACKNOWLEDGE;
  }

  /// Returns how a list is to be read; all of it for an operation that lists nothing.
  Paging paging() {
    if (!options.containsKey(MAX_ITEMS)) {
      return Paging.ALL;
    }
    boolean all = flag(NO_PAGINATE).isEmpty();
    List<String> paged =
        Stream.of(MAX_ITEMS, STARTING_TOKEN, PAGE_SIZE)
            .filter(option -> some(option).getValue() != null)
            .toList();
    if (!all && !paged.isEmpty()) {
      throw new InvalidParameterException(
          NO_PAGINATE + ": cannot be combined with " + String.join(", ", paged));
    }
    if (number(PAGE_SIZE).filter(size -> size > ActionExecutionQuery.LARGEST_PAGE).isPresent()) {
      throw new InvalidParameterException(PAGE_SIZE + ": must be at most 100");
    }
    return new Paging(
        all, whole(MAX_ITEMS), whole(PAGE_SIZE), value(STARTING_TOKEN).map(ListPosition::of));
  }

  private OptionalInt whole(String option) {
    return number(option).map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }

  /// Returns what was given for the parameters of the operation.
  Value.Mapping arguments(ParameterText texts, List<Member> members) {
    Map<String, Value> values = new LinkedHashMap<>();
    for (Member member : members) {
      if (member.shape() instanceof Shape.Flag) {
        flag(member.option())
            .ifPresent(on -> values.put(member.name(), new Value.Flag(on, SourceLocation.NOWHERE)));
        continue;
      }
      value(member.option())
          .map(text -> texts.line(member.option(), text, OperationCommand.takesInput(member)))
          .ifPresent(
              text ->
                  values.put(
                      member.name(),
                      Argument.read(
                          member, text, named -> texts.line(member.option(), named, false))));
    }
    return Value.Mapping.of(values);
  }

  static boolean isList(Operation operation) {
    return operation.verb() == Operation.Verb.ACKNOWLEDGE
        || operation.verb() == Operation.Verb.PUT_FAILURE;
  }

  private void add(OptionSpec option) {
    options.put(option.longestName(), option);
  }

  private OptionSpec some(String option) {
    return Objects.requireNonNull(options.get(option));
  }

  private Optional<String> value(String option) {
    @Nullable String value = some(option).getValue();
    return Optional.ofNullable(value);
  }

  private Optional<Boolean> flag(String option) {
    @Nullable Boolean on = some(option).getValue();
    return Optional.ofNullable(on);
  }

  private static OptionSpec.Builder flag(String name, String description) {
    return OptionSpec.builder(name).type(Boolean.class).arity("0").description(description);
  }

  private static OptionSpec.Builder option(String name, String label, String description) {
    return OptionSpec.builder(name)
        .type(String.class)
        .arity("1")
        .paramLabel(label)
        .description(description.replace("%", "%%"));
  }

  private static String description(Member member) {
    String form =
        switch (member.shape()) {
          case Shape.Text text when text.secret() -> " - reads it from standard input.";
          case Shape.Text text when !text.values().isEmpty() ->
              " One of " + String.join(", ", text.values()) + ".";
          case Shape.Structure(var members) ->
              " Shorthand: "
                  + String.join(",", members.stream().map(inner -> inner.name() + "=…").toList())
                  + "; or JSON.";
          case Shape.Texts _ -> " Shorthand: KEY=VALUE; or JSON.";
          case Shape.Text _, Shape.Whole _, Shape.Flag _, Shape.Time _ -> "";
        };
    return (member.required() ? "[required] " : "") + member.meaning() + form;
  }
}
