package dev.jobinspector.ui.connection;

import dev.jobinspector.text.Printable;
import dev.jobinspector.ui.common.Controls;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.Mark;
import dev.jobinspector.ui.connection.banner.ConnectionKind;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The panel that chooses the connection: found by typing, with the Regions beside it.
public final class PickerView extends VBox {
  private static final String SAME = "the same profile";
  private static final double LIST = 150;
  private static final double LEAST = 64;

  private final PickerViewModel model;
  private final ConnectionViewModel connection;
  private final ProductionViewModel production;
  private final TextField search = new TextField();
  private final ListView<ConnectionOption> options;

  /// @param close puts the panel away
  /// @param trust opens the panel that ties a profile to a host
  public PickerView(Connections connections, Runnable close, Runnable trust) {
    super(10);
    this.model = connections.picker();
    this.connection = connections.inForce();
    this.production = connections.production();
    setId("connection-form");
    getStyleClass().add("panel-form");
    options = options();
    VBox.setVgrow(options, Priority.ALWAYS);
    HBox lists = new HBox(12, grown(Controls.labelled("Profile", options)), regions());
    getChildren().addAll(head(), lists, foot(close, trust));
    addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
  }

  /// Gives the focus to the search.
  public void focus() {
    search.requestFocus();
    search.selectAll();
  }

  private Node head() {
    search.setId("connection-search");
    search.setPromptText("Search profiles and Regions");
    search.setAccessibleText("Search profiles and Regions");
    search.textProperty().bindBidirectional(model.searchProperty());
    HBox.setHgrow(search, Priority.ALWAYS);
    HBox head = new HBox(12, Controls.title("Connection"), search);
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  private static Node grown(Node node) {
    HBox.setHgrow(node, Priority.ALWAYS);
    return node;
  }

  private ListView<ConnectionOption> options() {
    ListView<ConnectionOption> list = new ListView<>(model.shown());
    list.setId("connection-list");
    list.setPrefHeight(LIST);
    list.setMinHeight(LEAST);
    list.setCellFactory(_ -> new OptionCell());
    list.setPlaceholder(new Label("Nothing matches"));
    list.getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            option -> {
              if (option != null) {
                model.selectedProperty().set(Optional.of(option));
              }
            });
    model
        .selectedProperty()
        .subscribe(
            option ->
                option.ifPresentOrElse(
                    one -> {
                      list.getSelectionModel().select(one);
                      list.scrollTo(one);
                    },
                    list.getSelectionModel()::clearSelection));
    list.setOnMouseClicked(
        click -> {
          if (click.getClickCount() == 2) {
            model.connect();
          }
        });
    return list;
  }

  private Node regions() {
    ListView<String> list = new ListView<>(model.regions());
    list.setId("connection-regions");
    list.setPrefSize(230, LIST);
    list.setMinHeight(LEAST);
    list.setCellFactory(_ -> new RegionCell(this::ticked));
    VBox box = Controls.labelled("Regions to look for stuck actions in", list);
    box.setMinWidth(200);
    return box;
  }

  private ObservableValue<Boolean> ticked(String region) {
    SimpleBooleanProperty on = new SimpleBooleanProperty(model.ticked().contains(region));
    on.subscribe(is -> model.tick(region, is));
    return on;
  }

  private Node foot(Runnable close, Runnable trust) {
    Button connect = Controls.button("connection-connect", "Connect", model::connect, "accent");
    connect.setDefaultButton(true);
    connect.disableProperty().bind(connecting());
    Button cancel =
        Controls.button(
            "connection-cancel",
            "Cancel",
            () -> {
              if (connection.stateProperty().get() instanceof Loadable.Loading) {
                connection.cancel();
              } else {
                close.run();
              }
            });
    ProgressIndicator busy = new ProgressIndicator();
    busy.setPrefSize(18, 18);
    Controls.showWhile(busy, connecting());
    Label acts = new Label("Acts use");
    ComboBox<String> acting = acting();
    acts.setLabelFor(acting);
    FlowPane foot =
        new FlowPane(
            10,
            8,
            connect,
            cancel,
            busy,
            acts,
            acting,
            production(),
            Controls.button("connection-tie", "Tie to a host…", trust));
    foot.setAlignment(Pos.CENTER_LEFT);
    foot.setPrefWrapLength(760);
    return foot;
  }

  private CheckBox production() {
    CheckBox box = new CheckBox("Production");
    box.setId("connection-production");
    Tooltip why = new Tooltip("Read-only until the account is typed; each operation asks once");
    box.setTooltip(why);
    Runnable update =
        () -> {
          Optional<String> profile =
              model.selectedProperty().get().flatMap(ConnectionOption::profile);
          box.setSelected(production.keptProperty().get().includes(profile));
          box.setDisable(profile.isEmpty() || profile.flatMap(production::fixed).isPresent());
        };
    model.selectedProperty().subscribe(update);
    production.keptProperty().subscribe(update);
    connection.lockedProperty().subscribe(update);
    box.setOnAction(
        _ ->
            model
                .selectedProperty()
                .get()
                .flatMap(ConnectionOption::profile)
                .ifPresent(profile -> production.choose(profile, box.isSelected())));
    return box;
  }

  private ObservableValue<Boolean> connecting() {
    return connection.stateProperty().map(state -> state instanceof Loadable.Loading);
  }

  private ComboBox<String> acting() {
    ComboBox<String> acting = new ComboBox<>();
    acting.setId("connection-acting");
    acting.setAccessibleText("Profile that acts");
    acting.setPrefWidth(190);
    model
        .choicesProperty()
        .subscribe(
            state -> {
              String chosen = acting.getValue();
              acting.getItems().setAll(SAME);
              if (state instanceof Loadable.Loaded(var choices)) {
                acting.getItems().addAll(choices.profiles());
              }
              acting.setValue(chosen);
            });
    model.actingProperty().subscribe(profile -> acting.setValue(profile.orElse(SAME)));
    acting
        .valueProperty()
        .subscribe(
            profile ->
                model
                    .actingProperty()
                    .set(
                        profile == null || profile.equals(SAME)
                            ? Optional.empty()
                            : Optional.of(profile)));
    acting
        .disableProperty()
        .bind(
            model
                .selectedProperty()
                .map(option -> option.filter(ConnectionOption::isAws).isEmpty()));
    return acting;
  }

  /// Arrows in the search move in the list; lists keep Enter to themselves.
  private void keys(KeyEvent key) {
    boolean inSearch = key.getTarget() instanceof TextField;
    if (inSearch && (key.getCode() == KeyCode.DOWN || key.getCode() == KeyCode.UP)) {
      int by = key.getCode() == KeyCode.DOWN ? 1 : -1;
      int at = options.getSelectionModel().getSelectedIndex() + by;
      if (at >= 0 && at < options.getItems().size()) {
        options.getSelectionModel().clearAndSelect(at);
        options.scrollTo(at);
      }
      key.consume();
    } else if (key.getCode() == KeyCode.ENTER && key.getTarget() instanceof ListView) {
      model.connect();
      key.consume();
    }
  }

  private ConnectionKind kind(ConnectionOption option) {
    return option.isAws() && production.keptProperty().get().includes(option.profile())
        ? ConnectionKind.PRODUCTION
        : option.kind();
  }

  private final class OptionCell extends ListCell<ConnectionOption> {
    private final Label title = new Label();
    private final Label detail = new Label();
    private final HBox row = new HBox(8);
    private Optional<ConnectionKind> shown = Optional.empty();

    OptionCell() {
      detail.getStyleClass().add("quiet");
      title.setMinWidth(USE_PREF_SIZE);
      row.setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    protected void updateItem(ConnectionOption option, boolean empty) {
      super.updateItem(option, empty);
      setText(null);
      if (empty || option == null) {
        setGraphic(null);
        setAccessibleText(null);
      } else {
        title.setText(Printable.line(option.title()));
        detail.setText(Printable.line(option.detail()));
        // A mark that is made again is without its colour until the next frame.
        if (!shown.equals(Optional.of(kind(option)))) {
          row.getChildren().setAll(new Mark(kind(option).mark()), title, detail);
          shown = Optional.of(kind(option));
        }
        setGraphic(row);
        setAccessibleText(option.title() + ", " + option.detail());
      }
    }
  }
}
