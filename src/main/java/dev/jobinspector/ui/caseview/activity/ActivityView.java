package dev.jobinspector.ui.caseview.activity;

import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.activity.TrailEvent;
import dev.jobinspector.text.Printable;
import dev.jobinspector.troubleshooting.activity.Activity;
import dev.jobinspector.troubleshooting.activity.ActivityLookup;
import dev.jobinspector.troubleshooting.activity.CallText;
import dev.jobinspector.troubleshooting.activity.Coverage;
import dev.jobinspector.troubleshooting.activity.Gap;
import dev.jobinspector.ui.common.Controls;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The button that looks up who polls, how far it is, and what it found: the calls, the time that
/// the records cover, and what could not be seen.
public final class ActivityView extends ScrollPane {
  private static final String BEFORE =
      "Asks CloudTrail who polled and acknowledged last, and joins it to this action; for a Lambda"
          + " function its log as well. It only reads: at most %d requests, one a second."
              .formatted(ActivityLookup.MOST);

  private final ActivityViewModel model;
  private final VBox found = new VBox(6);

  public ActivityView(ActivityViewModel model) {
    this.model = model;
    setFitToWidth(true);
    Button ask = Controls.button("activity-look-up", "Look up who polls", model::lookUp);
    Button cancel = Controls.button("activity-cancel", "Cancel", model::cancel, "flat");
    Label progress = new Label();
    progress.setId("activity-progress");
    progress.getStyleClass().add("quiet");
    HBox row = new HBox(10, ask, cancel, progress);
    row.setAlignment(Pos.CENTER_LEFT);
    found.setId("activity-found");
    found.setAccessibleText("What AWS recorded of those who work on this action");
    VBox content = new VBox(10, row, found);
    content.getStyleClass().add("findings");
    setContent(content);
    var loading = model.stateProperty().map(it -> it instanceof Loadable.Loading);
    Controls.showWhile(cancel, loading);
    Controls.showWhile(progress, loading);
    progress
        .textProperty()
        .bind(
            model
                .sentProperty()
                .map(
                    sent ->
                        "Request %s of at most %d to CloudTrail…"
                            .formatted(sent, ActivityLookup.MOST)));
    Runnable enable =
        () -> {
          Optional<String> reason = model.disabledReason();
          ask.setDisable(
              reason.isPresent() || model.stateProperty().get() instanceof Loadable.Loading);
          ask.setTooltip(reason.map(Tooltip::new).orElse(null));
        };
    model.targetProperty().subscribe(enable);
    model.serviceProperty().subscribe(enable);
    model.stateProperty().subscribe(enable);
    model.stateProperty().subscribe(this::show);
    model.targetProperty().subscribe(() -> show(model.stateProperty().get()));
  }

  private void show(Loadable<Activity> state) {
    found
        .getChildren()
        .setAll(
            switch (state) {
              case Loadable.Idle<Activity> _ ->
                  List.of(Controls.text(model.disabledReason().orElse(BEFORE), "quiet"));
              case Loadable.Loading<Activity> _ ->
                  List.of(
                      Controls.text("CloudTrail answers slowly: a request can take 4 s.", "quiet"));
              case Loadable.Loaded<Activity>(var activity) -> content(activity);
              case Loadable.Failed<Activity>(var why) ->
                  List.of(Controls.text(why.text(), "answer-problem"));
            });
  }

  private List<Node> content(Activity activity) {
    List<Node> nodes = new ArrayList<>();
    nodes.add(Controls.text(job(activity), "finding-title"));
    if (!activity.type().owner().equals("AWS")) {
      nodes.add(Controls.text(CallText.ofPolls(activity, Times::local)));
    }
    for (TrailEvent call : activity.calls()) {
      nodes.add(Controls.text(CallText.of(call, Times::local)));
    }
    activity
        .log()
        .ifPresent(
            log ->
                nodes.add(
                    Controls.text(
                        "%d lines of %s were read.".formatted(log.lines(), log.group()))));
    activity.missing().stream()
        .map(ActivityView::missing)
        .forEach(gap -> nodes.add(Controls.text(gap, "finding-next")));
    nodes.add(
        Controls.text(
            activity.covered().isEmpty()
                ? "No records could be read."
                : "Covered (times in %s): ".formatted(Times.zone())
                    + String.join(
                        "; ", activity.covered().stream().map(ActivityView::text).toList())
                    + ". A record can be 85 minutes late, and no record proves nothing.",
            "quiet"));
    return nodes;
  }

  private String job(Activity activity) {
    Optional<KnownJob> first = activity.jobs().stream().findFirst();
    if (first.isEmpty() && model.isJobKnown()) {
      return "The job is known; no record tells more of it.";
    }
    if (first.isEmpty()) {
      return "Not recorded: no record leads to the job of this action. Search the worker's log"
          + " for it, look up again later, or stop and abandon the execution.";
    }
    return first.get().context().actionExecutionId().isPresent()
        ? "Certain: job %s is this action's, by its details.".formatted(first.get().id())
        : "Likely: job %s, by time and identity; its details could not be read."
            .formatted(first.get().id());
  }

  private static String missing(Gap gap) {
    return "Not seen: "
        + Printable.line(gap.missing())
        + gap.permission().map(it -> " (needs " + it + ")").orElse("")
        + ".";
  }

  private static String text(Coverage coverage) {
    return "%s %s – %s%s"
        .formatted(
            coverage.of(),
            Times.local(coverage.window().from()),
            Times.local(coverage.window().to()),
            coverage.complete() ? "" : " (older ones were not read)");
  }
}
