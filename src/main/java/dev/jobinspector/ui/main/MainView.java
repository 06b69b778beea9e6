package dev.jobinspector.ui.main;

import dev.jobinspector.text.Printable;
import dev.jobinspector.ui.acknowledge.AcknowledgeView;
import dev.jobinspector.ui.common.FileChoice;
import dev.jobinspector.ui.common.FxTaskRunner;
import dev.jobinspector.ui.details.DetailsView;
import dev.jobinspector.ui.history.HistoryView;
import dev.jobinspector.ui.jobs.JobsView;
import dev.jobinspector.ui.stuck.StuckView;
import java.util.Optional;
import javafx.geometry.Side;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.MasterDetailPane;
import org.controlsfx.control.NotificationPane;

/// The frame of the window: tool bar, jobs, the picked job, history, status bar.
public final class MainView extends BorderPane {
  private final MainViewModel model;
  private Optional<StuckView> stuck = Optional.empty();

  public MainView(MainViewModel model, FxTaskRunner tasks, FileChoice files, MainLayout layout) {
    this.model = model;
    getStyleClass().add("main");
    MainToolBar toolBar = new MainToolBar(model, files);
    setTop(new VBox(new MainMenu(model), toolBar));
    setCenter(notices(content(files, toolBar, layout)));
    setBottom(new MainStatusBar(model.connection(), tasks));
  }

  private MasterDetailPane content(FileChoice files, MainToolBar toolBar, MainLayout layout) {
    AcknowledgeView acknowledge =
        new AcknowledgeView(
            model.acknowledge(), model.requestFile(), model.result(), files, model::lookUp);
    ScrollPane form = new ScrollPane(acknowledge);
    form.setFitToWidth(true);
    form.setMinWidth(290);
    form.setPrefWidth(296);
    form.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    DetailsView details = new DetailsView(model.details());
    details.setMinWidth(300);
    HBox.setHgrow(details, Priority.ALWAYS);
    JobsView jobs = new JobsView(model.jobs(), toolBar::findJobsInClipboard, toolBar::findJobsIn);
    layout.table((TableView<?>) jobs.lookup("#jobs-table"));
    SplitPane upper = new SplitPane(jobs, new HBox(form, details));
    layout.divider("jobs", upper.getDividers().getFirst().positionProperty(), 0.37);
    HistoryView history = new HistoryView(model.history(), files);
    layout.table((TableView<?>) history.lookup("#history-table"));
    MasterDetailPane pane = new MasterDetailPane(Side.BOTTOM, upper, lower(history), true);
    layout.divider("history", pane.dividerPositionProperty(), 0.66);
    pane.setAnimated(false);
    return pane;
  }

  /// Returns the history, or the scan in its place while that is open.
  private BorderPane lower(HistoryView history) {
    BorderPane lower = new BorderPane(history);
    model.stuck().openProperty().subscribe(open -> lower.setCenter(open ? stuckView() : history));
    return lower;
  }

  /// Built when it is first asked for: the window starts without it.
  private StuckView stuckView() {
    if (stuck.isEmpty()) {
      stuck = Optional.of(new StuckView(model.stuck()));
    }
    return stuck.get();
  }

  private NotificationPane notices(MasterDetailPane content) {
    NotificationPane notices = new NotificationPane(content);
    notices.setId("notice");
    notices.setShowFromTop(true);
    notices.setOnHidden(_ -> model.notice().dismiss());
    model.notice().textProperty().subscribe(notice -> show(notices, notice));
    return notices;
  }

  private static void show(NotificationPane pane, Optional<String> notice) {
    notice.map(Printable::lines).ifPresentOrElse(pane::show, pane::hide);
  }
}
