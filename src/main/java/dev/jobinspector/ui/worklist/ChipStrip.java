package dev.jobinspector.ui.worklist;

import dev.jobinspector.ui.common.Controls;
import dev.jobinspector.ui.common.Mark;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;

/// The chips of a list: small buttons that leave only rows of some marks and kinds.
final class ChipStrip extends FlowPane {
  private final Chips<?> chips;
  private final String area;

  /// @param area what their ids begin with
  ChipStrip(Chips<?> chips, String area) {
    super(2, 2);
    this.chips = chips;
    this.area = area;
    setId(area + "-chips");
    getStyleClass().add("chips");
    chips.offeredProperty().subscribe(this::show);
  }

  private void show(List<Chips.Chip> offered) {
    getChildren().setAll(offered.stream().map(this::button).toList());
  }

  private ToggleButton button(Chips.Chip chip) {
    ToggleButton button = new ToggleButton(chip.mark().isPresent() ? "" : chip.name());
    button.setId(area + "-chip-" + chip.name().toLowerCase(Locale.ROOT).replace(' ', '-'));
    button.setMinWidth(USE_PREF_SIZE);
    button.getStyleClass().add("chip");
    button.setAccessibleText("Only " + chip.name());
    Controls.tooltip(button, "Only " + chip.name());
    chip.mark().map(Mark::new).ifPresent(button::setGraphic);
    button.setSelected(chips.isChosen(chip));
    button.setOnAction(_ -> chips.choose(chip, button.isSelected()));
    return button;
  }
}
