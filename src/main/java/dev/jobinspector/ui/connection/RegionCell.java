package dev.jobinspector.ui.connection;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.cell.CheckBoxListCell;
import javafx.util.Callback;

/// A Region to tick, whose box has its name for accessibility tools.
final class RegionCell extends CheckBoxListCell<String> {
  RegionCell(Callback<String, ObservableValue<Boolean>> ticked) {
    super(ticked);
  }

  @Override
  public void updateItem(String region, boolean empty) {
    super.updateItem(region, empty);
    if (getGraphic() != null) {
      getGraphic().setAccessibleText(region);
    }
  }
}
