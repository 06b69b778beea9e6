package dev.jobinspector.ui.history;

import dev.jobinspector.attempt.AttemptSummary;
import dev.jobinspector.attempt.AttemptSummary.ErrorCount;
import dev.jobinspector.attempt.AttemptSummary.StatusCount;
import dev.jobinspector.text.Printable;
import dev.jobinspector.ui.common.Controls;
import dev.jobinspector.ui.common.Loadable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.chart.CategoryAxis;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.StackedBarChart;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What the shown attempts sum up to: statuses over time, and errors by their code. Every number
/// stands there as text too.
final class HistoryCharts extends VBox {
  private static final int ERRORS = 12;
  private static final double BAR = 120;
  private static final int STEPS = 4;

  HistoryCharts(SummaryViewModel model) {
    super(6);
    setId("history-charts");
    getStyleClass().add("history-charts");
    getChildren().add(Controls.quiet("Counting…"));
    model.stateProperty().subscribe(this::show);
  }

  /// The last numbers stay while new ones are counted.
  private void show(Loadable<AttemptSummary> state) {
    switch (state) {
      case Loadable.Idle<AttemptSummary> _, Loadable.Loading<AttemptSummary> _ -> {}
      case Loadable.Failed<AttemptSummary>(var why) ->
          getChildren().setAll(Controls.quiet(why.text()));
      case Loadable.Loaded<AttemptSummary>(var summary) ->
          getChildren()
              .setAll(
                  summary.count() == 0
                      ? List.of(Controls.quiet("Nothing to count."))
                      : charts(summary));
    }
  }

  private static List<Node> charts(AttemptSummary summary) {
    KindCounts counts = KindCounts.of(summary);
    return List.of(
        heading("Statuses over time, each bar " + userMessage(summary.slice())),
        overTime(summary, counts),
        legend(counts),
        heading("Errors by code"),
        errors(summary.errors()));
  }

  private static Node overTime(AttemptSummary summary, KindCounts counts) {
    CategoryAxis time = new CategoryAxis();
    time.setTickLabelsVisible(false);
    time.setTickMarkVisible(false);
    time.setAutoRanging(false);
    StackedBarChart<String, Number> chart = new StackedBarChart<>(time, axis(summary));
    chart.setId("history-chart-statuses");
    chart.setAnimated(false);
    chart.setLegendVisible(false);
    chart.setCategoryGap(1);
    chart.setPrefHeight(170);
    List<String> slices = slices(summary);
    time.setCategories(FXCollections.observableArrayList(slices));
    for (Map<Instant, Long> kind : counts.overTime().values()) {
      XYChart.Series<String, Number> series = new XYChart.Series<>();
      kind.forEach(
          (from, count) ->
              series.getData().add(new XYChart.Data<>(label(from, summary.slice()), count)));
      chart.getData().add(series);
    }
    // At the end: the chart gives its bars new style classes with each series.
    int index = 0;
    for (ChartKind kind : counts.overTime().keySet()) {
      for (XYChart.Data<String, Number> bar : chart.getData().get(index++).getData()) {
        bar.getNode().getStyleClass().add(kind.styleClass());
        Tooltip.install(
            bar.getNode(),
            new Tooltip(
                "%s: %,d %s"
                    .formatted(
                        bar.getXValue(),
                        bar.getYValue().longValue(),
                        Printable.line(kind.userMessage()))));
      }
    }
    chart.setAccessibleText(
        counts.overTime().keySet().stream()
            .map(kind -> "%,d %s".formatted(counts.total(kind), kind.userMessage()))
            .collect(
                Collectors.joining(
                    ", ", "From %s to %s: ".formatted(slices.getFirst(), slices.getLast()), "")));
    HBox ends =
        new HBox(
            Controls.quiet(slices.getFirst()), Controls.gap(), Controls.quiet(slices.getLast()));
    ends.getStyleClass().add("chart-ends");
    return new VBox(chart, ends);
  }

  /// From nothing to the highest bar, in whole steps.
  private static NumberAxis axis(AttemptSummary summary) {
    long highest =
        summary.overTime().stream()
            .collect(
                Collectors.groupingBy(
                    StatusCount::from, Collectors.summingLong(StatusCount::count)))
            .values()
            .stream()
            .max(Long::compare)
            .orElse(1L);
    long step = 1;
    for (int times = 0; highest / step > STEPS; times++) {
      step = step * (times % 3 == 1 ? 5 : 2) / (times % 3 == 1 ? 2 : 1);
    }
    NumberAxis axis = new NumberAxis(0, (highest + step - 1) / step * step, step);
    axis.setMinorTickVisible(false);
    return axis;
  }

  /// Returns all from the first to the last, those without attempts too.
  private static List<String> slices(AttemptSummary summary) {
    List<String> slices = new ArrayList<>();
    Instant last = summary.overTime().getLast().from();
    for (Instant from = summary.overTime().getFirst().from();
        !from.isAfter(last);
        from = from.plus(summary.slice())) {
      slices.add(label(from, summary.slice()));
    }
    return slices.stream().distinct().toList();
  }

  private static String label(Instant from, Duration slice) {
    String form =
        slice.compareTo(Duration.ofMinutes(1)) < 0
            ? "yyyy-MM-dd HH:mm:ss"
            : slice.compareTo(Duration.ofDays(1)) < 0 ? "yyyy-MM-dd HH:mm" : "yyyy-MM-dd";
    return DateTimeFormatter.ofPattern(form, Locale.ROOT)
        .format(from.atZone(ZoneId.systemDefault()));
  }

  private static String userMessage(Duration slice) {
    if (slice.toDays() > 0) {
      return slice.toDays() == 1 ? "a day" : slice.toDays() + " days";
    }
    if (slice.toHours() > 0) {
      return slice.toHours() == 1 ? "an hour" : slice.toHours() + " hours";
    }
    if (slice.toMinutes() > 0) {
      return slice.toMinutes() == 1 ? "a minute" : slice.toMinutes() + " minutes";
    }
    return slice.toSeconds() == 1 ? "a second" : slice.toSeconds() + " seconds";
  }

  private static Node legend(KindCounts counts) {
    FlowPane legend = new FlowPane(12, 2);
    for (ChartKind kind : counts.overTime().keySet()) {
      Region sign = new Region();
      sign.getStyleClass().addAll("chart-sign", kind.styleClass());
      legend
          .getChildren()
          .add(new Label("%s %,d".formatted(kind.userMessage(), counts.total(kind)), sign));
    }
    return legend;
  }

  private static Node errors(List<ErrorCount> errors) {
    if (errors.isEmpty()) {
      return Controls.quiet("None.");
    }
    GridPane grid = new GridPane(8, 4);
    grid.setId("history-chart-errors");
    ColumnConstraints codes = new ColumnConstraints();
    codes.setHgrow(Priority.ALWAYS);
    ColumnConstraints bars = new ColumnConstraints(BAR);
    ColumnConstraints counts = new ColumnConstraints();
    counts.setMinWidth(Region.USE_PREF_SIZE);
    grid.getColumnConstraints().setAll(codes, bars, counts);
    long most = errors.getFirst().count();
    for (ErrorCount error : errors.subList(0, Math.min(ERRORS, errors.size()))) {
      Region bar = new Region();
      bar.getStyleClass().addAll("chart-error", "chart-rejected");
      bar.setMaxWidth(Math.max(2, BAR * error.count() / most));
      Label code = new Label(Printable.line(error.code()));
      Controls.tooltip(code, code.getText());
      grid.addRow(grid.getRowCount(), code, bar, new Label("%,d".formatted(error.count())));
    }
    if (errors.size() > ERRORS) {
      long rest = errors.subList(ERRORS, errors.size()).stream().mapToLong(ErrorCount::count).sum();
      grid.addRow(
          grid.getRowCount(),
          Controls.quiet("%,d other codes".formatted(errors.size() - ERRORS)),
          new Region(),
          new Label("%,d".formatted(rest)));
    }
    return grid;
  }

  private static Label heading(String text) {
    Label heading = new Label(text);
    heading.getStyleClass().add("field-name");
    heading.setAlignment(Pos.CENTER_LEFT);
    return heading;
  }
}
