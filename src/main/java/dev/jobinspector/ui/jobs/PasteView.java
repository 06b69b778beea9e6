package dev.jobinspector.ui.jobs;

import dev.jobinspector.request.recognise.Recognition;
import dev.jobinspector.request.recognise.evidence.FoundJob;
import dev.jobinspector.request.recognise.evidence.Occurrence;
import dev.jobinspector.text.Printable;
import dev.jobinspector.ui.common.Controls;
import dev.jobinspector.ui.common.Loadable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Text goes in at the top; what was found in it, and where, stands below.
public final class PasteView extends VBox {
  private static final int MOST_SHOWN = 50;
  private static final int SIGHTINGS_SHOWN = 4;

  private final PasteViewModel model;
  private final Runnable taken;

  /// @param openFile lets the user choose a file to read
  /// @param taken told when the jobs that were found were taken in
  public PasteView(PasteViewModel model, Runnable openFile, Runnable taken) {
    this.taken = taken;
    this.model = model;
    setId("paste-form");
    setSpacing(12);
    getStyleClass().add("panel-form");
    Label sources =
        Controls.quiet(
            "Worker or Lambda logs, a Lambda event, a CloudTrail record, AWS CLI output, a command,"
                + " or a job id.");
    TextArea text =
        new TextArea() {
          @Override
          public void paste() {
            // The field itself would freeze on a whole log; a short text goes where the caret is.
            if (PasteViewModel.isTooLongToShow(clipboard())) {
              readClipboard(model);
            } else {
              super.paste();
            }
          }
        };
    text.setId("paste-text");
    text.setPromptText("Paste here");
    text.setAccessibleText("Text to find jobs in");
    Label unshown =
        Controls.userMessage(
            model
                .unshownProperty()
                .map(
                    what ->
                        Optional.of(Printable.line(what))
                            .filter(userMessage -> !userMessage.isEmpty())),
            "quiet");
    text.setPrefRowCount(5);
    text.getStyleClass().add("monospace");
    text.textProperty().bindBidirectional(model.textProperty());
    VBox found = Controls.named(new VBox(8), "paste-found");
    model.foundProperty().subscribe(state -> found.getChildren().setAll(content(state)));
    ScrollPane scroll = new ScrollPane(found);
    scroll.setFitToWidth(true);
    scroll.setPrefHeight(110);
    scroll.setMinWidth(240);
    VBox given = new VBox(8, text, unshown);
    given.setPrefWidth(520);
    getChildren()
        .addAll(
            Controls.title("Find jobs in text"),
            sources,
            new HBox(12, Controls.grown(given), Controls.grown(scroll)),
            progress(),
            new HBox(8, Controls.button("paste-open", "Open a file…", openFile), take()));
  }

  private Node progress() {
    ProgressBar bar = Controls.named(new ProgressBar(), "paste-progress");
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.progressProperty().bind(model.progressProperty());
    Controls.showWhile(bar, model.foundProperty().map(s -> s instanceof Loadable.Loading));
    return bar;
  }

  /// Puts the clipboard's text in, if it has any.
  public static void readClipboard(PasteViewModel model) {
    model.paste(clipboard());
  }

  private static String clipboard() {
    Clipboard clipboard = Clipboard.getSystemClipboard();
    return clipboard.hasString() ? clipboard.getString() : "";
  }

  private Node take() {
    Button take =
        Controls.button(
            "paste-take",
            "Add",
            () -> {
              model.take();
              taken.run();
            });
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
                          case 0 -> "Add";
                          case 1 -> "Add 1 job";
                          default -> "Add %,d jobs".formatted(jobs.size());
                        }));
    return take;
  }

  private static List<FoundJob> jobs(Loadable<Recognition> state) {
    return state instanceof Loadable.Loaded(var recognition) ? recognition.jobs() : List.of();
  }

  private static List<Node> content(Loadable<Recognition> state) {
    return switch (state) {
      case Loadable.Idle<Recognition> _ -> List.of();
      case Loadable.Loading<Recognition> _ -> List.of(Controls.quiet("Loading…"));
      case Loadable.Loaded<Recognition>(var recognition) ->
          Stream.concat(
                  recognition.jobs().isEmpty()
                      ? Stream.of(Controls.quiet("No job found in this text."))
                      : recognition.jobs().stream().limit(MOST_SHOWN).map(PasteView::entry),
                  recognition.notes().stream().map(Printable::line).map(Controls::quiet))
              .toList();
      case Loadable.Failed<Recognition>(var why) -> List.of(Controls.quiet(why.text()));
    };
  }

  private static Node entry(FoundJob job) {
    Label id = new Label(Printable.line(job.id()));
    id.getStyleClass().addAll("monospace", "job-id");
    Label where =
        Controls.quiet(
            Stream.concat(
                    job.jobCertain()
                        ? Stream.of()
                        : Stream.of("Possibly a job: it is listed, and not selected by itself."),
                    job.occurrences().stream().limit(SIGHTINGS_SHOWN).map(Occurrence::userMessage))
                .collect(Collectors.joining("\n")));
    return new VBox(2, id, where);
  }
}
