package dev.jobinspector.ui.jobs;

import dev.jobinspector.request.recognise.FoundJob;
import dev.jobinspector.request.recognise.Recognition;
import dev.jobinspector.request.recognise.Sighting;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.Printable;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.VBox;

/// Text goes in at the top; what was found in it, and where, stands below.
public final class PasteView extends VBox {
  private static final int MOST_SHOWN = 50;
  private static final int SIGHTINGS_SHOWN = 4;

  private final PasteViewModel model;

  public PasteView(PasteViewModel model) {
    this.model = model;
    setId("paste-form");
    setSpacing(12);
    getStyleClass().add("popover-form");
    Label title = new Label("Find jobs in text");
    title.getStyleClass().add("pane-title");
    Label sources =
        new Label(
            "Worker or Lambda logs, a Lambda event, a CloudTrail record, output of the AWS CLI, a"
                + " command, or a plain job id.");
    sources.setWrapText(true);
    sources.getStyleClass().add("quiet");
    TextArea text = new TextArea();
    text.setId("paste-text");
    text.setPromptText("Paste here");
    text.setPrefRowCount(5);
    text.getStyleClass().add("monospace");
    text.textProperty().bindBidirectional(model.textProperty());
    VBox found = new VBox(8);
    found.setId("paste-found");
    model.foundProperty().subscribe(state -> found.getChildren().setAll(content(state)));
    ScrollPane scroll = new ScrollPane(found);
    scroll.setFitToWidth(true);
    scroll.setPrefHeight(180);
    getChildren().addAll(title, sources, text, scroll, take());
  }

  /// Puts the clipboard's text in, if it has any.
  public static void readClipboard(PasteViewModel model) {
    Clipboard clipboard = Clipboard.getSystemClipboard();
    model.textProperty().set(clipboard.hasString() ? clipboard.getString() : "");
  }

  private Node take() {
    Button take = new Button("Take in");
    take.setId("paste-take");
    take.setDefaultButton(true);
    take.disableProperty().bind(model.foundProperty().map(state -> jobs(state).isEmpty()));
    take.textProperty()
        .bind(
            model
                .foundProperty()
                .map(PasteView::jobs)
                .map(
                    jobs ->
                        switch (jobs.size()) {
                          case 0 -> "Take in";
                          case 1 -> "Take in 1 job";
                          default -> "Take in %,d jobs".formatted(jobs.size());
                        }));
    take.setOnAction(_ -> model.take());
    return take;
  }

  private static List<FoundJob> jobs(Loadable<Recognition> state) {
    return state instanceof Loadable.Loaded(var recognition) ? recognition.jobs() : List.of();
  }

  private static List<Node> content(Loadable<Recognition> state) {
    return switch (state) {
      case Loadable.Idle<Recognition> _ -> List.of();
      case Loadable.Loading<Recognition> _ -> List.of(words("Looking…"));
      case Loadable.Loaded<Recognition>(var recognition) ->
          recognition.jobs().isEmpty()
              ? List.of(words("No job was found in this text."))
              : recognition.jobs().stream().limit(MOST_SHOWN).<Node>map(PasteView::entry).toList();
      case Loadable.Failed<Recognition>(var why) -> List.of(words(why.text()));
    };
  }

  private static Node entry(FoundJob job) {
    Label id = new Label(Printable.line(job.id()));
    id.getStyleClass().addAll("monospace", "job-id");
    Label where =
        words(
            job.sightings().stream()
                .limit(SIGHTINGS_SHOWN)
                .map(Sighting::words)
                .collect(Collectors.joining("\n")));
    return new VBox(2, id, where);
  }

  private static Label words(String text) {
    Label words = new Label(text);
    words.setWrapText(true);
    words.getStyleClass().add("quiet");
    return words;
  }
}
