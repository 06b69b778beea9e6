package dev.jobinspector.ui.control;

import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.request.FailureType;
import dev.jobinspector.text.Printable;
import dev.jobinspector.troubleshooting.finding.LikelyJob;
import dev.jobinspector.ui.common.Controls;
import dev.jobinspector.ui.common.copy.CopyMenu;
import dev.jobinspector.ui.common.copy.RowCopy;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The one confirmation of an act on several cases, and what comes of each.
public final class ManyView extends VBox {
  private static final double LIST_HEIGHT = 150;

  private final ManyViewModel model;

  public ManyView(ManyViewModel model) {
    super(8);
    this.model = model;
    setId("many-form");
    getStyleClass().add("panel-form");
    Label title = Controls.title("");
    title.textProperty().bind(model.kindProperty().map(ManyKind::title));
    Label question = Controls.text("", "caution");
    question.setId("many-question");
    question.textProperty().bind(model.question().map(Printable::lines));
    getChildren().addAll(title, question, fields(), list(), buttons(), said());
  }

  private Node fields() {
    ComboBox<FailureType> type =
        Controls.choice("many-failure-type", FailureType::text, List.of(FailureType.values()));
    type.valueProperty().bindBidirectional(model.failureTypeProperty());
    CheckBox abandon =
        Controls.check(
            "many-abandon", "Abandon their actions in progress", model.abandonProperty());
    Node typeField = Controls.labelled("Failure type", type);
    Node messageField =
        Controls.labelled(
            "Message, or reason of a stop",
            Controls.field("many-message", 40, model.messageProperty()));
    Controls.showWhile(
        typeField, model.kindProperty().map(kind -> kind == ManyKind.REPORT_FAILURE));
    Controls.showWhile(
        messageField, model.kindProperty().map(kind -> kind != ManyKind.RETRY_STAGE));
    Controls.showWhile(abandon, model.kindProperty().map(kind -> kind == ManyKind.STOP_EXECUTION));
    return new VBox(8, new HBox(10, typeField, messageField), abandon);
  }

  private Node list() {
    ListView<ManyRow> list = Controls.named(new ListView<>(model.rows()), "many-rows");
    list.setAccessibleText("What it is done with, and what came of each");
    list.setPrefHeight(LIST_HEIGHT);
    list.setMinHeight(60);
    list.setCellFactory(
        _ ->
            new ListCell<>() {
              @Override
              protected void updateItem(ManyRow row, boolean empty) {
                super.updateItem(row, empty);
                setText(empty || row == null ? null : Printable.line(row.userMessage()));
              }
            });
    CopyMenu.install(
        list,
        row -> Printable.line(row.userMessage()),
        new RowCopy<>(
            row -> row.target().stuck().job().map(LikelyJob::job).map(KnownJob::id),
            _ -> Optional.empty(),
            _ -> Optional.empty()),
        List.of());
    return list;
  }

  private Node buttons() {
    Button submit = Controls.button("many-submit", "", model::send, "accent");
    submit.textProperty().bind(model.buttonText());
    Controls.disableFor(model.disabledReason(), submit);
    Button cancel = Controls.button("many-cancel", "Send no more", model::cancel);
    cancel.disableProperty().bind(model.sendingProperty().not());
    return new FlowPane(8, 8, submit, cancel);
  }

  private Node said() {
    Label said =
        Controls.userMessage(
            model
                .answer()
                .flatMap(
                    answer ->
                        model
                            .disabledReason()
                            .map(why -> answer.or(() -> why).map(Printable::lines))));
    said.setId("many-said");
    said.setMinHeight(USE_PREF_SIZE);
    return said;
  }
}
