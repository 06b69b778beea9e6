package dev.jobinspector.ui.main;

import dev.jobinspector.export.Versions;
import dev.jobinspector.ui.common.Controls;
import dev.jobinspector.ui.common.FormPopOver;
import dev.jobinspector.ui.common.FxTaskRunner;
import dev.jobinspector.ui.common.Icons;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.copy.CopiedLabel;
import dev.jobinspector.ui.connection.ConnectionViewModel;
import dev.jobinspector.ui.connection.banner.Banner;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.concurrent.Task;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import org.controlsfx.control.PopOver.ArrowLocation;
import org.controlsfx.control.StatusBar;
import org.controlsfx.control.TaskProgressView;
import org.kordamp.ikonli.material2.Material2AL;

/// The endpoint in force and where it came from; what is in progress, each with a cancel button.
final class MainStatusBar extends StatusBar {
  MainStatusBar(ConnectionViewModel connection, FxTaskRunner tasks) {
    setText("");
    Label endpoint = new Label();
    endpoint.setId("status-endpoint");
    // That there is no connection, and why, the tool bar says.
    endpoint.textProperty().bind(connection.told(Banner::endpoint, ""));
    endpoint.setMaxHeight(Double.MAX_VALUE);
    Label clock = new Label();
    clock.setId("status-clock");
    clock.textProperty().bind(connection.told(banner -> banner.clock().orElse(""), ""));
    clock.setMaxHeight(Double.MAX_VALUE);
    Label allowed = new Label();
    allowed.setId("status-allowed");
    allowed.getStyleClass().add("caution");
    allowed.textProperty().bind(connection.told(banner -> banner.capabilities().orElse(""), ""));
    allowed.setMaxHeight(Double.MAX_VALUE);
    HBox facts = new HBox(14, endpoint, clock, allowed);
    facts.setAlignment(Pos.CENTER_LEFT);
    getLeftItems().add(facts);

    BooleanProperty works = new SimpleBooleanProperty();
    tasks.running().subscribe(() -> works.set(!tasks.running().isEmpty()));
    ObservableValue<Boolean> busy = Controls.lasting(works);
    Label work = new Label();
    work.setId("status-work");
    work.textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    !busy.getValue()
                            || tasks.running().isEmpty()
                            || connection.stateProperty().get() instanceof Loadable.Loading
                        ? ""
                        : tasks.running().getLast().getTitle(),
                tasks.running(),
                connection.stateProperty(),
                busy));
    work.setMaxHeight(Double.MAX_VALUE);
    ProgressIndicator indicator = new ProgressIndicator();
    indicator.setId("status-busy");
    indicator.setPrefSize(16, 16);
    indicator.visibleProperty().bind(busy);
    Button list = new Button(null, Icons.of(Material2AL.LIST));
    list.setId("status-tasks");
    list.setAccessibleText("Running tasks");
    Controls.tooltip(list, "Running tasks");
    list.getStyleClass().addAll("button-icon", "flat", "small");
    FormPopOver popOver = new FormPopOver(() -> progress(tasks), ArrowLocation.BOTTOM_RIGHT);
    list.setOnAction(_ -> popOver.toggle(list));
    Label version = new Label(Versions.current().program());
    version.setId("status-version");
    version.setMaxHeight(Double.MAX_VALUE);
    getRightItems().addAll(new CopiedLabel(), work, indicator, list, version);
  }

  private static TaskProgressView<Task<?>> progress(FxTaskRunner tasks) {
    TaskProgressView<Task<?>> view = new TaskProgressView<>();
    view.setPrefSize(340, 160);
    view.getTasks().setAll(tasks.running());
    // Not bound: the view takes cancelled tasks off its own list.
    tasks
        .running()
        .addListener(
            (ListChangeListener<Task<?>>)
                change -> {
                  while (change.next()) {
                    view.getTasks().removeAll(change.getRemoved());
                    view.getTasks().addAll(change.getAddedSubList());
                  }
                });
    return view;
  }
}
