package dev.jobinspector.benchmark;

import dev.jobinspector.app.FirstFrame;
import java.util.stream.IntStream;
import javafx.application.Application;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.stage.Stage;

/// The least that JavaFX can do with a table: what the installed program's start and memory are
/// measured against.
public final class BareWindow extends Application {
  @Override
  public void start(Stage stage) {
    TableView<String> table = new TableView<>();
    for (int number = 1; number <= 5; number++) {
      TableColumn<String, String> column = new TableColumn<>("Column " + number);
      column.setCellValueFactory(row -> new ReadOnlyStringWrapper(row.getValue()));
      table.getColumns().add(column);
    }
    IntStream.range(0, 25).mapToObj("row %d"::formatted).forEach(table.getItems()::add);
    Scene scene = new Scene(table, 1280, 860);
    FirstFrame.of(scene, () -> {});
    stage.setScene(scene);
    stage.show();
  }

  /// Begins as the program does: from a class that is no `Application`, which JavaFX on the class
  /// path wants.
  public static final class Main {
    private Main() {}

    public static void main(String[] arguments) {
      Application.launch(BareWindow.class, arguments);
    }
  }
}
