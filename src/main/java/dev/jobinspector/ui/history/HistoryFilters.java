package dev.jobinspector.ui.history;

import dev.jobinspector.job.connection.AccountRegion;
import dev.jobinspector.job.reply.Outcome;
import dev.jobinspector.ui.common.Controls;
import dev.jobinspector.ui.common.OutcomeLabels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.FlowPane;

/// What is looked for besides what the line of the drawer asks. In a narrow window it goes on in a
/// second line.
final class HistoryFilters extends FlowPane {
  private Optional<DayFields> days = Optional.empty();

  HistoryFilters(HistoryViewModel model) {
    super(10, 6);
    QueryViewModel query = model.query();
    setAlignment(Pos.CENTER_LEFT);
    ComboBox<Period> period = period(query.period());
    getChildren().addAll(outcome(query), period, accountRegion(query, model.accountRegions()));
    query.period().periodProperty().subscribe(chosen -> showDays(query.period(), period, chosen));
  }

  private static ComboBox<Optional<Outcome>> outcome(QueryViewModel query) {
    ComboBox<Optional<Outcome>> box =
        choice(
            "history-outcome",
            "Outcome",
            146,
            wanted -> wanted.map(OutcomeLabels::userMessage).orElse("Any outcome"));
    box.getItems().add(Optional.empty());
    Stream.of(Outcome.values()).map(Optional::of).forEach(box.getItems()::add);
    box.valueProperty().bindBidirectional(query.outcomeProperty());
    return box;
  }

  private static ComboBox<Period> period(PeriodViewModel model) {
    ComboBox<Period> box = choice("history-period", "Period", 136, Period::title);
    box.setItems(FXCollections.observableArrayList(Period.values()));
    box.valueProperty().bindBidirectional(model.periodProperty());
    return box;
  }

  /// Builds them when they are first wanted: the first frame need not wait for calendars.
  private void showDays(PeriodViewModel model, Node before, Period chosen) {
    boolean wanted = chosen == Period.BETWEEN;
    if (wanted && days.isEmpty()) {
      days = Optional.of(new DayFields(model));
      getChildren().add(getChildren().indexOf(before) + 1, days.get());
    }
    days.ifPresent(fields -> Controls.show(fields, wanted));
  }

  private static ComboBox<Optional<AccountRegion>> accountRegion(
      QueryViewModel query, ObservableList<AccountRegion> places) {
    ComboBox<Optional<AccountRegion>> box =
        choice(
            "history-account-region",
            "Account and Region",
            206,
            wanted -> wanted.map(HistoryFilters::userMessage).orElse("Any account · Region"));
    box.getItems().add(Optional.empty());
    places.addListener(
        (ListChangeListener<AccountRegion>)
            _ -> {
              // The one that is chosen stays in place, so that it stays chosen.
              Optional<AccountRegion> chosen = query.accountRegionProperty().get();
              List<Optional<AccountRegion>> items = new ArrayList<>();
              items.add(Optional.empty());
              places.stream().map(Optional::of).forEach(items::add);
              if (!items.contains(chosen)) {
                items.add(chosen);
              }
              box.getItems().setAll(items);
              box.setValue(chosen);
            });
    box.valueProperty()
        .subscribe(
            chosen -> {
              if (chosen != null) {
                query.accountRegionProperty().set(chosen);
              }
            });
    query.accountRegionProperty().subscribe(box::setValue);
    return box;
  }

  private static String userMessage(AccountRegion place) {
    return (place.account().isEmpty() ? "unknown account" : place.account())
        + " · "
        + place.region();
  }

  private static <T> ComboBox<T> choice(
      String id, String title, double width, Function<T, String> userMessage) {
    ComboBox<T> box = Controls.choice(id, userMessage, List.of());
    box.setAccessibleText(title);
    box.setPrefWidth(width);
    return box;
  }
}
