package dev.jobinspector.ui.history;

import dev.jobinspector.attempt.AttemptFilter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/// From when to when attempts are shown: up to now, or between two days of this machine's time
/// zone, both included, of which either may be left out.
public final class PeriodViewModel {
  private static final Pattern FORM = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ISO_LOCAL_DATE.withResolverStyle(ResolverStyle.STRICT);

  private record Days(Optional<LocalDate> first, Optional<LocalDate> last) {}

  private final ObjectProperty<Period> period = new SimpleObjectProperty<>(Period.ANY);
  private final StringProperty firstDay = new SimpleStringProperty("");
  private final StringProperty lastDay = new SimpleStringProperty("");
  private final ObservableValue<Optional<String>> problem =
      Bindings.createObjectBinding(this::findProblem, firstDay, lastDay);

  /// The last that made sense: who is typing a day keeps seeing what was there.
  private final ObjectProperty<Days> days =
      new SimpleObjectProperty<>(new Days(Optional.empty(), Optional.empty()));

  PeriodViewModel() {
    firstDay.subscribe(_ -> typed());
    lastDay.subscribe(_ -> typed());
  }

  void onChange(Runnable changed) {
    period.subscribe(changed);
    days.subscribe(changed);
  }

  AttemptFilter within(AttemptFilter filter, Instant now) {
    return period.get() == Period.BETWEEN
        ? filter.withPeriod(
            days.get().first().map(PeriodViewModel::beginning),
            days.get().last().map(day -> beginning(day.plusDays(1))))
        : filter.withPeriod(period.get().since(now), Optional.empty());
  }

  private static Instant beginning(LocalDate day) {
    return day.atStartOfDay(ZoneId.systemDefault()).toInstant();
  }

  private void typed() {
    if (findProblem().isEmpty()) {
      days.set(new Days(day(firstDay.get()), day(lastDay.get())));
    }
  }

  private Optional<String> findProblem() {
    if (isUnreadable(firstDay)) {
      return Optional.of("The first day must have the format 2026-03-31.");
    }
    if (isUnreadable(lastDay)) {
      return Optional.of("The last day must have the format 2026-03-31.");
    }
    boolean reversed =
        day(lastDay.get()).flatMap(last -> day(firstDay.get()).filter(last::isBefore)).isPresent();
    return reversed ? Optional.of("The first day is after the last day.") : Optional.empty();
  }

  private static boolean isUnreadable(StringProperty text) {
    return !text.get().isBlank() && day(text.get()).isEmpty();
  }

  /// Returns the day that was typed, if it can be read as one.
  static Optional<LocalDate> day(String typed) {
    String text = typed.strip();
    try {
      return FORM.matcher(text).matches()
          ? Optional.of(LocalDate.parse(text, DAY))
          : Optional.empty();
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  public ObjectProperty<Period> periodProperty() {
    return period;
  }

  /// As it is typed: year, month and day such as 2026-03-31; empty for all before the last.
  public StringProperty firstDayProperty() {
    return firstDay;
  }

  /// Returns the same, for the day after which nothing is shown.
  public StringProperty lastDayProperty() {
    return lastDay;
  }

  /// Returns what is wrong with the days, in words.
  public ObservableValue<Optional<String>> problem() {
    return problem;
  }
}
