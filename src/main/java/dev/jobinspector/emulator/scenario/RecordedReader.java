package dev.jobinspector.emulator.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Reads what is recorded at the start.
final class RecordedReader {
  private static final int MOST_CALLS = 10_000;

  private RecordedReader() {}

  static Recorded read(ObjectFields fields) throws InvalidScenario {
    return new Recorded(
        fields.duration("late", Duration.ZERO),
        fields
            .optionalOneOf(
                "parameters", List.of(Recorded.Parameters.values()), Recorded.Parameters::text)
            .orElse(Recorded.Parameters.SHOWN),
        fields.integer("throttleAbove", Recorded.TWO_A_SECOND),
        fields.objects("calls", RecordedReader::call),
        fields.objects("logs", RecordedReader::log));
  }

  private static Recorded.Call call(ObjectFields fields) throws InvalidScenario {
    Duration age = fields.duration("age", Duration.ZERO);
    Duration every = fields.duration("every", Duration.ZERO);
    Duration until = fields.duration("until", Duration.ZERO);
    if (until.compareTo(age) > 0) {
      throw new InvalidScenario(fields.lineOf("until"), "until must not be longer ago than age");
    }
    if (every.isPositive() && age.minus(until).dividedBy(every) > MOST_CALLS) {
      throw new InvalidScenario(fields.lineOf("every"), "these are more than 10000 calls");
    }
    Optional<String> type = fields.optionalText("type");
    if (type.isPresent() && type.get().split("/", -1).length != 4) {
      throw new InvalidScenario(
          fields.lineOf("type"), "type must be CATEGORY/OWNER/PROVIDER/VERSION");
    }
    return new Recorded.Call(
        fields.text("event"),
        type,
        fields.textByName("query"),
        fields.optionalText("job"),
        fields.optionalText("error"),
        fields.text("identity"),
        fields.optionalText("address").orElse("10.0.0.1"),
        fields.optionalText("userAgent").orElse("aws-sdk-java/2.40.2"),
        age,
        every,
        until);
  }

  private static Recorded.Log log(ObjectFields fields) throws InvalidScenario {
    return new Recorded.Log(
        fields.text("group"), fields.duration("age", Duration.ZERO), fields.texts("lines"));
  }
}
