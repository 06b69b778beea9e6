package dev.jobinspector.attempt;

import static dev.jobinspector.attempt.AttemptColumn.Trait.EXPORTED;
import static dev.jobinspector.attempt.AttemptColumn.Trait.REQUIRED;
import static dev.jobinspector.attempt.AttemptColumn.Trait.SEARCHED;
import static dev.jobinspector.attempt.AttemptColumn.Trait.SORTED;
import static dev.jobinspector.attempt.AttemptColumn.Type.FLAG;
import static dev.jobinspector.attempt.AttemptColumn.Type.NUMBER;
import static dev.jobinspector.attempt.AttemptColumn.Type.TEXT;
import static dev.jobinspector.attempt.AttemptColumn.Type.TIME;

import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.JobStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The attributes of an attempt: the columns of a history, of an export and of a table. Checksums
/// of histories go by the order of these: new ones come last.
@SuppressWarnings("ImmutableEnumChecker") // Its functions hold nothing, its set cannot be changed.
public enum AttemptColumn {
  ID(TEXT, each(i -> i.id().toString()), REQUIRED, EXPORTED),
  STARTED_AT("Time", TIME, each(Intent::startedAt), REQUIRED, EXPORTED, SORTED),
  FINISHED_AT(TIME, end(c -> Optional.of(c.finishedAt())), EXPORTED),
  OPERATION(TEXT, each(i -> i.operation().apiName()), REQUIRED, EXPORTED, SORTED),
  JOB_ID("Job", TEXT, some(i -> i.job().map(Subject.Job::id)), SEARCHED, EXPORTED, SORTED),
  JOB_KIND(TEXT, some(i -> i.job().map(job -> job.kind().text())), EXPORTED),
  ACTION_TYPE(TEXT, some(i -> i.actionType().map(ActionTypeId::text)), EXPORTED),
  PIPELINE("Where", TEXT, some(i -> i.context().pipeline()), SEARCHED, EXPORTED, SORTED),
  STAGE(TEXT, some(i -> i.context().stage()), SEARCHED, EXPORTED),
  ACTION(TEXT, some(i -> i.context().action()), SEARCHED, EXPORTED),
  ACTION_EXECUTION_ID(TEXT, some(i -> i.context().actionExecutionId())),
  PIPELINE_EXECUTION_ID(TEXT, some(i -> i.context().pipelineExecutionId()), EXPORTED),
  ACCOUNT(TEXT, some(i -> i.connection().account()), EXPORTED),
  REGION(TEXT, each(i -> i.connection().region()), REQUIRED, EXPORTED),
  ENDPOINT(TEXT, each(i -> i.connection().endpoint().toString()), REQUIRED, EXPORTED),
  ENDPOINT_SOURCE(TEXT, each(i -> i.connection().endpointSource()), REQUIRED),
  TARGET(TEXT, each(i -> i.connection().target().name()), REQUIRED),
  PROFILE(TEXT, some(i -> i.connection().profile()), EXPORTED),
  OUTCOME(TEXT, end(c -> Optional.of(c.outcome().name())), EXPORTED, SORTED),
  STATUS(TEXT, end(c -> c.status().map(JobStatus::text)), SEARCHED, EXPORTED, SORTED),
  ERROR_CODE("Error", TEXT, end(Conclusion::errorCode), SEARCHED, EXPORTED, SORTED),
  ERROR_MESSAGE(TEXT, end(Conclusion::errorMessage), SEARCHED, EXPORTED),
  HTTP_STATUS(NUMBER, end(c -> c.httpStatus().stream().boxed().findFirst()), EXPORTED),
  REQUEST_ID(TEXT, end(Conclusion::requestId), SEARCHED, EXPORTED, SORTED),
  SENDS(NUMBER, end(c -> Optional.of(c.sends())), EXPORTED, SORTED),
  SUBJECT_KIND(TEXT, each(i -> i.subject().kindText()), EXPORTED),
  FAILURE_TYPE(TEXT, some(i -> i.parameters().failureType()), EXPORTED),
  FAILURE_MESSAGE(TEXT, some(i -> i.parameters().failureMessage()), EXPORTED),
  RETRY_MODE(TEXT, some(i -> i.parameters().retryMode()), EXPORTED),
  ABANDON(FLAG, some(i -> i.parameters().abandon()), EXPORTED),
  REASON(TEXT, some(i -> i.parameters().reason()), EXPORTED),
  /// From the beginning of an attempt to its end, in microseconds: of two columns of a history, and
  /// none itself.
  DURATION("ms", NUMBER, new Source.OfBoth(AttemptColumn::duration), SORTED);

  /// What a column holds.
  public enum Type {
    TEXT,
    NUMBER,
    TIME,
    /// Yes or no.
    FLAG
  }

  enum Trait {
    REQUIRED,
    SEARCHED,
    EXPORTED,
    SORTED
  }

  private sealed interface Source {
    record OfIntent(Function<Intent, ? extends Optional<?>> value) implements Source {}

    record OfEnd(Function<Conclusion, ? extends Optional<?>> value) implements Source {}

    record OfBoth(Function<Attempt, ? extends Optional<?>> value) implements Source {}
  }

  /// The columns that are written before a request leaves.
  public static final List<AttemptColumn> INTENT =
      list(column -> column.source instanceof Source.OfIntent);

  /// The columns that are written when an attempt has ended.
  public static final List<AttemptColumn> CONCLUSION =
      list(column -> column.source instanceof Source.OfEnd);

  /// The columns that a history of the version before does not have.
  public static final List<AttemptColumn> ADDED =
      list(column -> column.compareTo(SUBJECT_KIND) >= 0 && INTENT.contains(column));

  /// The columns that a search looks at.
  public static final List<AttemptColumn> ALL_SEARCHED =
      list(column -> column.traits.contains(SEARCHED));

  /// The columns that attempts can be sorted by.
  public static final List<AttemptColumn> ALL_SORTED =
      list(column -> column.traits.contains(SORTED));

  /// The columns of an export. Those that came to it later are at its end, for spreadsheets that go
  /// by the place of a column.
  public static final List<AttemptColumn> ALL_EXPORTED =
      Stream.concat(
              list(column -> column.traits.contains(EXPORTED)).stream()
                  .filter(column -> column != PIPELINE_EXECUTION_ID),
              Stream.of(PIPELINE_EXECUTION_ID))
          .toList();

  private final String sql = name().toLowerCase(Locale.ROOT);
  private final String key = camelCase(sql);
  private final String heading;
  private final Type type;
  private final Source source;
  private final Set<Trait> traits;

  /// @param heading where it is not the name in words
  AttemptColumn(String heading, Type type, Source source, Trait... traits) {
    this.heading = heading;
    this.type = type;
    this.source = source;
    this.traits = Set.of(traits);
  }

  AttemptColumn(Type type, Source source, Trait... traits) {
    this("", type, source, traits);
  }

  private static <T> Source each(Function<Intent, T> value) {
    return some(intent -> Optional.of(value.apply(intent)));
  }

  private static <T> Source some(Function<Intent, Optional<T>> value) {
    return new Source.OfIntent(value);
  }

  private static <T> Source end(Function<Conclusion, Optional<T>> value) {
    return new Source.OfEnd(value);
  }

  private static List<AttemptColumn> list(Predicate<AttemptColumn> wanted) {
    return Arrays.stream(values()).filter(wanted).toList();
  }

  /// Returns its name in SQL.
  public String sql() {
    return sql;
  }

  /// Returns its name in an exported file: that in SQL in camel case.
  public String key() {
    return key;
  }

  private static String camelCase(String name) {
    return Pattern.compile("_([a-z])")
        .matcher(name)
        .replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
  }

  /// Returns its name in an option of a command.
  public String option() {
    return sql().replace('_', '-');
  }

  /// Returns its name above a table.
  public String heading() {
    return heading.isEmpty() ? name().charAt(0) + sql().substring(1).replace('_', ' ') : heading;
  }

  public Type type() {
    return type;
  }

  /// Returns whether every attempt has it.
  public boolean isRequired() {
    return traits.contains(REQUIRED);
  }

  /// Returns whether attempts can be sorted by it.
  public boolean isSorted() {
    return traits.contains(SORTED);
  }

  /// Returns whether it tells how an attempt ended: an attempt that ends takes another place then.
  public boolean isOfTheEnd() {
    return !(source instanceof Source.OfIntent);
  }

  /// Returns the value of an attempt: a text, a whole number, an [Instant] or a [Boolean].
  public Optional<?> of(Attempt attempt) {
    return switch (source) {
      case Source.OfIntent(var value) -> value.apply(attempt.intent());
      case Source.OfEnd(var value) -> attempt.conclusion().flatMap(value);
      case Source.OfBoth(var value) -> value.apply(attempt);
    };
  }

  /// Returns the value of a conclusion; empty for what it does not tell.
  public Optional<?> of(Conclusion conclusion) {
    return source instanceof Source.OfEnd(var value) ? value.apply(conclusion) : Optional.empty();
  }

  /// Returns what an attempt is sorted by: [#numberOf] or [#textOf].
  public Object sortValueOf(Attempt attempt) {
    return type == TEXT ? textOf(attempt) : (Object) numberOf(attempt);
  }

  /// Returns what an attempt is sorted by in a column of numbers: -1 while it is in progress; times
  /// are in microseconds.
  public long numberOf(Attempt attempt) {
    return of(attempt)
        .map(value -> value instanceof Instant time ? micros(time) : ((Number) value).longValue())
        .orElse(-1L);
  }

  /// Returns the value of an attempt as a text; empty where there is none.
  public String textOf(Attempt attempt) {
    return of(attempt).map(Object::toString).orElse("");
  }

  private static Optional<Long> duration(Attempt attempt) {
    long begun = micros(attempt.intent().startedAt());
    return attempt.conclusion().map(end -> micros(end.finishedAt()) - begun);
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
