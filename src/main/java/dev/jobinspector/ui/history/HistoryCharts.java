package dev.jobinspector.ui.history;

import dev.jobinspector.job.AttemptSummary;
import dev.jobinspector.job.AttemptSummary.ErrorCount;
import dev.jobinspector.job.AttemptSummary.StatusCount;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.Outcome;
import dev.jobinspector.request.Printable;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.Outcomes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

  /// What a bar is about; the colour follows from it.
  private record Kind(String words, String styleClass) {
    static Kind of(StatusCount count) {
      return count
          .status()
          .map(status -> new Kind(Printable.line(status.text()), styleClass(status)))
          .orElseGet(
              () ->
                  new Kind(
                      Outcomes.words(count.outcome()),
                      count.outcome().map(Kind::styleClass).orElse("chart-under-way")));
    }

    private static String styleClass(JobStatus status) {
      return switch (status) {
        case JobStatus.Known.CREATED, JobStatus.Known.QUEUED -> "chart-waiting";
        case JobStatus.Known.DISPATCHED -> "chart-handed-out";
        case JobStatus.Known.IN_PROGRESS -> "chart-working";
        case JobStatus.Known.SUCCEEDED -> "chart-good";
        case JobStatus.Known.FAILED, JobStatus.Known.TIMED_OUT -> "chart-ended-badly";
        case JobStatus.Unrecognised _ -> "chart-waiting";
      };
    }

    private static String styleClass(Outcome outcome) {
      return switch (outcome) {
        case CONFIRMED -> "chart-confirmed";
        case REJECTED -> "chart-rejected";
        case UNKNOWN -> "chart-unknown";
        case NOT_SENT -> "chart-not-sent";
      };
    }
  }

  HistoryCharts(SummaryViewModel model) {
    super(6);
    setId("history-charts");
    getStyleClass().add("history-charts");
    getChildren().add(quiet("Counting…"));
    model.stateProperty().subscribe(this::show);
  }

  /// The last numbers stay while new ones are counted.
  private void show(Loadable<AttemptSummary> state) {
    switch (state) {
      case Loadable.Idle<AttemptSummary> _, Loadable.Loading<AttemptSummary> _ -> {}
      case Loadable.Failed<AttemptSummary>(var why) ->
          getChildren().setAll(quiet(Printable.lines(why.text())));
      case Loadable.Loaded<AttemptSummary>(var summary) ->
          getChildren()
              .setAll(summary.count() == 0 ? List.of(quiet("Nothing to count.")) : charts(summary));
    }
  }

  private static List<Node> charts(AttemptSummary summary) {
    Map<Kind, Long> totals =
        summary.overTime().stream()
            .collect(
                Collectors.groupingBy(
                    Kind::of, LinkedHashMap::new, Collectors.summingLong(StatusCount::count)));
    return List.of(
        heading("Statuses over time, each bar " + words(summary.slice())),
        overTime(summary, totals),
        legend(totals),
        heading("Errors by code"),
        errors(summary.errors()));
  }

  private static Node overTime(AttemptSummary summary, Map<Kind, Long> totals) {
    CategoryAxis time = new CategoryAxis();
    time.setTickLabelsVisible(false);
    time.setTickMarkVisible(false);
    time.setAutoRanging(false);
    NumberAxis count = counts(summary);
    StackedBarChart<String, Number> chart = new StackedBarChart<>(time, count);
    chart.setId("history-chart-statuses");
    chart.setAnimated(false);
    chart.setLegendVisible(false);
    chart.setCategoryGap(1);
    chart.setPrefHeight(170);
    List<String> slices = slices(summary);
    time.setCategories(FXCollections.observableArrayList(slices));
    for (Kind kind : totals.keySet()) {
      XYChart.Series<String, Number> series = new XYChart.Series<>();
      for (StatusCount part : summary.overTime()) {
        if (Kind.of(part).equals(kind)) {
          String slice = label(part.from(), summary.slice());
          var bar = new XYChart.Data<String, Number>(slice, part.count());
          series.getData().add(bar);
        }
      }
      chart.getData().add(series);
    }
    // At the end: the chart gives its bars new style classes with each series.
    int index = 0;
    for (Kind kind : totals.keySet()) {
      for (XYChart.Data<String, Number> bar : chart.getData().get(index++).getData()) {
        bar.getNode().getStyleClass().add(kind.styleClass());
        Tooltip.install(
            bar.getNode(),
            new Tooltip(
                "%s: %,d %s"
                    .formatted(bar.getXValue(), bar.getYValue().longValue(), kind.words())));
      }
    }
    chart.setAccessibleText(
        totals.entrySet().stream()
            .map(entry -> "%,d %s".formatted(entry.getValue(), entry.getKey().words()))
            .collect(
                Collectors.joining(
                    ", ", "From %s to %s: ".formatted(slices.getFirst(), slices.getLast()), "")));
    Label from = quiet(slices.getFirst());
    Label to = quiet(slices.getLast());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox ends = new HBox(from, gap, to);
    ends.getStyleClass().add("chart-ends");
    return new VBox(chart, ends);
  }

  /// From nothing to the highest bar, in whole steps.
  private static NumberAxis counts(AttemptSummary summary) {
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

  /// All from the first to the last, those without attempts too.
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

  private static String words(Duration slice) {
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

  private static Node legend(Map<Kind, Long> totals) {
    FlowPane legend = new FlowPane(12, 2);
    totals.forEach(
        (kind, count) -> {
          Region sign = new Region();
          sign.getStyleClass().addAll("chart-sign", kind.styleClass());
          Label words = new Label("%s %,d".formatted(kind.words(), count), sign);
          legend.getChildren().add(words);
        });
    return legend;
  }

  private static Node errors(List<ErrorCount> errors) {
    if (errors.isEmpty()) {
      return quiet("None.");
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
      code.setTooltip(new Tooltip(code.getText()));
      grid.addRow(grid.getRowCount(), code, bar, new Label("%,d".formatted(error.count())));
    }
    if (errors.size() > ERRORS) {
      long rest = errors.subList(ERRORS, errors.size()).stream().mapToLong(ErrorCount::count).sum();
      grid.addRow(
          grid.getRowCount(),
          quiet("%,d other codes".formatted(errors.size() - ERRORS)),
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

  private static Label quiet(String text) {
    Label words = new Label(text);
    words.setWrapText(true);
    words.getStyleClass().add("quiet");
    return words;
  }
}
