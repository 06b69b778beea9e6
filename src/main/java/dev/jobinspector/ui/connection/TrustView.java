package dev.jobinspector.ui.connection;

import dev.jobinspector.text.Printable;
import dev.jobinspector.ui.common.Controls;
import dev.jobinspector.ui.common.Loadable;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The panel that ties a profile to a host, and takes ties back.
public final class TrustView extends VBox {
  private final TrustViewModel model;

  public TrustView(TrustViewModel model, PickerViewModel picker) {
    super(10);
    this.model = model;
    setId("trust-form");
    getStyleClass().add("panel-form");
    TextField host = new TextField();
    host.setId("trust-host");
    host.setPromptText("localstack.internal");
    host.getStyleClass().add("monospace");
    host.textProperty().bindBidirectional(model.hostProperty());
    host.setOnAction(_ -> model.tie());
    Button submit = Controls.button("trust-submit", "Tie to this host", model::tie, "accent");
    submit.disableProperty().bind(model.problem().map(Optional::isPresent));
    HBox.setHgrow(host, Priority.ALWAYS);
    HBox button = new HBox(submit);
    button.getStyleClass().add("beside-fields");
    FlowPane fields =
        new FlowPane(
            10,
            8,
            Controls.labelled("Profile", profiles(picker)),
            Controls.labelled("Host of the endpoint", host),
            button);
    Label problem = Controls.userMessage(model.problem(), "quiet");
    problem.setId("trust-problem");
    problem.setMinHeight(USE_PREF_SIZE);
    VBox ties = new VBox(4);
    ties.setId("trust-list");
    model.all().subscribe(all -> ties.getChildren().setAll(rows(all)));
    getChildren()
        .addAll(
            Controls.title("Tie a profile to a host"),
            Controls.text(
                "Only AWS's own hosts get credentials. A host that you type here gets those of the"
                    + " profile, also without TLS: tie only an emulator or an endpoint of your own"
                    + " that the profile names."),
            fields,
            problem,
            ties);
  }

  private ComboBox<String> profiles(PickerViewModel picker) {
    ComboBox<String> profiles = new ComboBox<>();
    profiles.setId("trust-profile");
    profiles.setPrefWidth(220);
    picker
        .choicesProperty()
        .subscribe(
            state -> {
              if (state instanceof Loadable.Loaded(var choices)) {
                String chosen = profiles.getValue();
                profiles.getItems().setAll(choices.profiles());
                profiles.setValue(chosen);
              }
            });
    model.profileProperty().subscribe(name -> profiles.setValue(name.isEmpty() ? null : name));
    profiles
        .valueProperty()
        .subscribe(name -> model.profileProperty().set(name == null ? "" : name));
    return profiles;
  }

  private List<Node> rows(List<TrustViewModel.Tie> ties) {
    return ties.stream().<Node>map(this::row).toList();
  }

  private HBox row(TrustViewModel.Tie tie) {
    String words = Printable.line("%s is tied to %s".formatted(tie.profile(), tie.host()));
    Button back = Controls.button("trust-take-back", "Take back", () -> model.takeBack(tie));
    back.setAccessibleText("Take back: " + words);
    Label label = new Label(words);
    label.setMinWidth(0);
    HBox row = new HBox(10, label, back);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }
}
