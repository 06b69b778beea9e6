package dev.jobinspector.ui.common;

import dev.jobinspector.job.JobKind;
import dev.jobinspector.text.Printable;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;

/// The controls that views are made of, each made in one way: with its id, its name for
/// accessibility tools, and its tooltip. No button is ever cut: it is as wide as its text.
public final class Controls {
  private static final PseudoClass HINT = PseudoClass.getPseudoClass("hint");
  private static final PseudoClass UNKNOWN = PseudoClass.getPseudoClass("unknown");

  private static final Duration MOMENT = Duration.millis(200);

  private Controls() {}

  /// Returns a button with a text.
  public static Button button(String id, String text, Runnable action, String... styleClasses) {
    Button button = named(new Button(text), id, styleClasses);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(_ -> action.run());
    return button;
  }

  /// Returns a button that is an icon; its name is told to accessibility tools and in a tooltip.
  public static Button iconButton(String id, Ikon icon, String name, Runnable action) {
    Button button = button(id, "", action, "button-icon", "flat", "small");
    button.setGraphic(Icons.of(icon));
    button.setAccessibleText(name);
    tooltip(button, name);
    return button;
  }

  /// Gives a control a tooltip that is made when the mouse first comes to it: JavaFX makes a window
  /// with a scene of its own for each, and few are ever seen. Screen readers are told it as help.
  public static void tooltip(Control control, String text) {
    control.setAccessibleHelp(text);
    control.addEventHandler(
        MouseEvent.MOUSE_ENTERED,
        _ -> {
          if (control.getTooltip() == null) {
            control.setTooltip(new Tooltip(text));
          }
        });
  }

  /// Returns a key as it stands on a button that does the same.
  public static Label key(String text) {
    Label key = new Label(text);
    key.getStyleClass().add("key");
    key.setMinWidth(Region.USE_PREF_SIZE);
    return key;
  }

  /// Returns an entry of a menu.
  public static MenuItem item(String id, String text, Runnable action) {
    MenuItem item = new MenuItem(text);
    item.setId(id);
    item.setOnAction(_ -> action.run());
    return item;
  }

  /// Returns text that wraps instead of being cut. It is made safe to show.
  public static Label text(String text, String... styleClasses) {
    Label label = new Label(Printable.lines(text));
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().addAll(styleClasses);
    return label;
  }

  /// Returns words that are quieter than others, as [#text].
  public static Label quiet(String text) {
    return text(text, "quiet");
  }

  /// Returns a title, which is never cut.
  public static Label title(String text) {
    Label title = new Label(text);
    title.getStyleClass().add("pane-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    return title;
  }

  /// Returns a node with its id and its style classes.
  public static <N extends Node> N named(N node, String id, String... styleClasses) {
    node.setId(id);
    node.getStyleClass().addAll(styleClasses);
    return node;
  }

  /// Returns words on one line that follow something.
  public static Label words(String id, ObservableValue<String> words, String... styleClasses) {
    Label label = named(new Label(), id, styleClasses);
    label.textProperty().bind(words);
    return label;
  }

  /// Returns a field for a text.
  public static TextField field(String id, int columns, StringProperty text) {
    TextField field = named(new TextField(), id);
    field.setPrefColumnCount(columns);
    field.textProperty().bindBidirectional(text);
    return field;
  }

  /// Returns a box that is checked or not; its text is not cut.
  public static CheckBox check(String id, String text, Property<Boolean> checked) {
    CheckBox box = named(new CheckBox(text), id);
    box.selectedProperty().bindBidirectional(checked);
    return box;
  }

  /// Returns a choice of which each value has words; one that takes no typing.
  public static <T> ComboBox<T> choice(String id, Function<T, String> words, List<T> values) {
    ComboBox<T> box = named(new ComboBox<>(FXCollections.observableArrayList(values)), id);
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable T value) {
            return value == null ? "" : words.apply(value);
          }

          @Override
          public T fromString(String text) {
            throw new UnsupportedOperationException("A value is chosen, not typed.");
          }
        });
    return box;
  }

  /// Returns the choice between custom and third-party jobs.
  public static HBox kinds(String id, ObjectProperty<JobKind> kind) {
    RadioButton custom = named(new RadioButton("Custom"), id + "-custom");
    RadioButton thirdParty = named(new RadioButton("Third party"), id + "-third-party");
    custom.setMinWidth(Region.USE_PREF_SIZE);
    thirdParty.setMinWidth(Region.USE_PREF_SIZE);
    ToggleGroup kinds = new ToggleGroup();
    kinds.getToggles().addAll(custom, thirdParty);
    kind.subscribe(now -> kinds.selectToggle(now == JobKind.CUSTOM ? custom : thirdParty));
    thirdParty
        .selectedProperty()
        .subscribe(third -> kind.set(third ? JobKind.THIRD_PARTY : JobKind.CUSTOM));
    HBox row = row(12, custom, thirdParty);
    row.setMinWidth(Region.USE_PREF_SIZE);
    return row;
  }

  /// Returns a row of nodes on one line.
  public static HBox row(double spacing, Node... nodes) {
    HBox row = new HBox(spacing, nodes);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  /// Returns a node that takes the room that the others in a row leave.
  public static <N extends Node> N grown(N node) {
    HBox.setHgrow(node, Priority.ALWAYS);
    return node;
  }

  /// Disables a node while there is a reason against it.
  public static void disableFor(ObservableValue<Optional<String>> reason, Node node) {
    node.disableProperty().bind(reason.map(Optional::isPresent));
  }

  /// Returns whether something has held for a moment: what is over at once would only flicker, and
  /// what comes of it would wait until that is painted.
  public static ObservableValue<Boolean> lasting(ObservableValue<Boolean> condition) {
    BooleanProperty lasting = new SimpleBooleanProperty();
    PauseTransition moment = new PauseTransition(MOMENT);
    moment.setOnFinished(_ -> lasting.set(true));
    condition.subscribe(
        holds -> {
          if (holds) {
            moment.play();
          } else {
            moment.stop();
            lasting.set(false);
          }
        });
    return lasting;
  }

  /// Has fields take no keys while what stands in them is sent, and look so if that lasts.
  public static void keptWhile(ObservableValue<Boolean> sent, Node fields) {
    fields.disableProperty().bind(lasting(sent));
    fields.addEventFilter(
        KeyEvent.ANY,
        key -> {
          if (sent.getValue()) {
            key.consume();
          }
        });
  }

  /// Returns what takes the room that the others in a row leave.
  public static Region gap() {
    return grown(new Region());
  }

  /// Shows a node, with the room that it takes, while something holds. It stays in the scene.
  public static void showWhile(Node node, ObservableValue<Boolean> condition) {
    node.visibleProperty().bind(condition);
    node.managedProperty().bind(node.visibleProperty());
  }

  /// Shows a node with the room that it takes, or neither. It stays in the scene.
  public static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  /// Returns a labelled field; the label names it for accessibility tools.
  public static VBox labelled(String name, Node field, Node... below) {
    Label label = new Label(name);
    label.getStyleClass().add("field-name");
    label.setLabelFor(field);
    field.setAccessibleText(name);
    VBox box = new VBox(4, label, field);
    box.getChildren().addAll(below);
    VBox.setVgrow(field, Priority.NEVER);
    return box;
  }

  /// Returns words that take no room while there are none.
  public static Label userMessage(
      ObservableValue<Optional<String>> userMessage, String... styleClasses) {
    Label label = new Label();
    label.setWrapText(true);
    label.getStyleClass().addAll(styleClasses);
    label.textProperty().bind(userMessage.map(text -> text.orElse("")));
    showWhile(label, userMessage.map(Optional::isPresent));
    return label;
  }

  /// Returns the line below the button of a form: why it cannot be sent, that it is being sent if
  /// that lasts, or what came of it. What nobody knows the outcome of differs from what failed.
  ///
  /// @param words of a result and of why the form cannot be sent now; empty for none
  public static <T> Label answer(
      String id,
      ObservableValue<Loadable<T>> result,
      ObservableValue<Optional<String>> disabledReason,
      ObservableValue<Boolean> inDoubt,
      BiFunction<Loadable<T>, Optional<String>, Optional<String>> words) {
    ObservableValue<Boolean> waits = lasting(result.map(now -> now instanceof Loadable.Loading));
    Label said =
        userMessage(
            result.flatMap(
                now ->
                    now instanceof Loadable.Loading
                        ? waits.map(
                            is -> is ? words.apply(now, Optional.empty()) : Optional.empty())
                        : disabledReason.map(why -> words.apply(now, why))),
            "answer-problem");
    said.setId(id);
    said.setMinHeight(Region.USE_PREF_SIZE);
    result.subscribe(now -> said.pseudoClassStateChanged(HINT, !(now instanceof Loadable.Failed)));
    inDoubt.subscribe(is -> said.pseudoClassStateChanged(UNKNOWN, is));
    return said;
  }
}
