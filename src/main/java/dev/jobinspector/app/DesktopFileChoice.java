package dev.jobinspector.app;

import dev.jobinspector.ui.common.FileChoice;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

/// The desktop's own dialog.
record DesktopFileChoice(Stage owner) implements FileChoice {
  @Override
  public Optional<Path> saveAs(String suggestion) {
    FileChooser chooser = new FileChooser();
    chooser.setInitialFileName(suggestion);
    return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
  }

  @Override
  public Optional<Path> open() {
    return Optional.ofNullable(new FileChooser().showOpenDialog(owner)).map(File::toPath);
  }
}
