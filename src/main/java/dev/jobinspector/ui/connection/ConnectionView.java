package dev.jobinspector.ui.connection;

import dev.jobinspector.job.connection.ConnectionChoice;
import dev.jobinspector.job.connection.ServiceConnection;
import dev.jobinspector.text.Printable;
import dev.jobinspector.ui.common.Controls;
import dev.jobinspector.ui.common.Loadable;
import java.util.Optional;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The form that chooses whom to talk to.
public final class ConnectionView extends VBox {
  public ConnectionView(ConnectionViewModel model) {
    setId("connection-form");
    setSpacing(12);
    getStyleClass().add("panel-form");
    Label title = new Label("Connection");
    title.getStyleClass().add("pane-title");
    ComboBox<String> profile = combo("connection-profile", "default", model.profileProperty());
    ComboBox<String> region = combo("connection-region", "", model.regionProperty());
    region
        .promptTextProperty()
        .bind(
            model
                .targetProperty()
                .map(
                    target ->
                        switch (target) {
                          case EMULATOR -> ConnectionChoice.Emulator.DEFAULT_REGION;
                          case AWS -> "from the profile";
                        }));
    model
        .choicesProperty()
        .subscribe(
            state -> {
              if (state instanceof Loadable.Loaded(var choices)) {
                profile.getItems().setAll(choices.profiles());
                region.getItems().setAll(choices.regions());
              }
            });
    Node profiles = Controls.labelled("Profile of the shared AWS configuration", profile);
    profiles
        .disableProperty()
        .bind(model.targetProperty().isEqualTo(ServiceConnection.Target.EMULATOR));
    Button connect = new Button("Connect");
    connect.setId("connection-connect");
    connect.setDefaultButton(true);
    connect
        .disableProperty()
        .bind(model.stateProperty().map(state -> state instanceof Loadable.Loading));
    connect.setOnAction(_ -> model.connect());
    Label problem =
        Controls.userMessage(
            model
                .stateProperty()
                .map(
                    state ->
                        state instanceof Loadable.Failed(var why)
                            ? Optional.of(Printable.lines(why.text()))
                            : Optional.<String>empty()),
            "answer-problem");
    problem.setId("connection-problem");
    problem.setMinHeight(Label.USE_PREF_SIZE);
    getChildren()
        .addAll(
            title, targets(model), profiles, Controls.labelled("Region", region), connect, problem);
  }

  private static Node targets(ConnectionViewModel model) {
    RadioButton emulator = new RadioButton("Local emulator");
    emulator.setId("connection-emulator");
    RadioButton aws = new RadioButton("AWS");
    aws.setId("connection-aws");
    ToggleGroup targets = new ToggleGroup();
    targets.getToggles().addAll(emulator, aws);
    model
        .targetProperty()
        .subscribe(
            target ->
                targets.selectToggle(
                    switch (target) {
                      case EMULATOR -> emulator;
                      case AWS -> aws;
                    }));
    aws.selectedProperty()
        .subscribe(
            selected ->
                model
                    .targetProperty()
                    .set(
                        selected
                            ? ServiceConnection.Target.AWS
                            : ServiceConnection.Target.EMULATOR));
    return new HBox(16, emulator, aws);
  }

  private static ComboBox<String> combo(String id, String prompt, StringProperty property) {
    ComboBox<String> combo = new ComboBox<>();
    combo.setId(id);
    combo.setEditable(true);
    combo.setPromptText(prompt);
    combo.setMaxWidth(Double.MAX_VALUE);
    combo.getEditor().textProperty().bindBidirectional(property);
    return combo;
  }
}
