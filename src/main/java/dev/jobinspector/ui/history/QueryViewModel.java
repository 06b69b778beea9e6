package dev.jobinspector.ui.history;

import dev.jobinspector.attempt.AttemptFilter;
import dev.jobinspector.attempt.AttemptQuery;
import dev.jobinspector.attempt.AttemptSort;
import dev.jobinspector.job.connection.AccountRegion;
import dev.jobinspector.job.reply.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Which attempts the user wants to see, and in which order.
public final class QueryViewModel {
  private final StringProperty search = new SimpleStringProperty("");
  private final BooleanProperty errorsOnly = new SimpleBooleanProperty();
  private final BooleanProperty pickedJobOnly = new SimpleBooleanProperty(true);
  private final BooleanProperty reads = new SimpleBooleanProperty();
  private final ObjectProperty<Optional<Outcome>> outcome =
      new SimpleObjectProperty<>(Optional.empty());
  private final PeriodViewModel period = new PeriodViewModel();
  private final ObjectProperty<Optional<AccountRegion>> accountRegion =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<AttemptSort> sort =
      new SimpleObjectProperty<>(AttemptSort.NEWEST_FIRST);
  private final ObjectProperty<Optional<String>> pickedJob =
      new SimpleObjectProperty<>(Optional.empty());

  QueryViewModel() {}

  /// Who is told that other attempts are wanted.
  void onFilter(Runnable changed) {
    for (var asked : List.of(search, errorsOnly, pickedJobOnly, reads, outcome, accountRegion)) {
      asked.subscribe(changed);
    }
    period.onChange(changed);
    pickedJob.subscribe(
        () -> {
          if (pickedJobOnly.get()) {
            changed.run();
          }
        });
  }

  /// Who is told that the same attempts are wanted in another order.
  void onSort(Runnable changed) {
    sort.subscribe(changed);
  }

  AttemptQuery first(int rows) {
    return AttemptQuery.newest(filter(), rows).sortedBy(sort.get());
  }

  AttemptFilter filter() {
    return period
        .within(AttemptFilter.ALL, Instant.now())
        .withText(search.get().strip())
        .withErrorsOnly(errorsOnly.get())
        .withWritesOnly(!reads.get())
        .withJobId(pickedJobOnly.get() ? pickedJob.get() : Optional.empty())
        .withOutcomes(outcome.get().map(Set::of).orElse(Set.of()))
        .withAccount(accountRegion.get().map(AccountRegion::account))
        .withRegion(accountRegion.get().map(AccountRegion::region));
  }

  public StringProperty searchProperty() {
    return search;
  }

  /// Leaves out what was confirmed.
  public BooleanProperty errorsOnlyProperty() {
    return errorsOnly;
  }

  /// Requests that change nothing, too; they are left out unless asked for.
  public BooleanProperty readsProperty() {
    return reads;
  }

  /// Only attempts on the picked job; on all while none is picked.
  public BooleanProperty pickedJobOnlyProperty() {
    return pickedJobOnly;
  }

  /// Only attempts that ended so; empty for all.
  public ObjectProperty<Optional<Outcome>> outcomeProperty() {
    return outcome;
  }

  public PeriodViewModel period() {
    return period;
  }

  /// Only attempts there; empty for all.
  public ObjectProperty<Optional<AccountRegion>> accountRegionProperty() {
    return accountRegion;
  }

  public ObjectProperty<AttemptSort> sortProperty() {
    return sort;
  }

  public ObjectProperty<Optional<String>> pickedJobProperty() {
    return pickedJob;
  }
}
