package dev.jobinspector.ui.main;

import dev.jobinspector.request.IamPolicy;
import dev.jobinspector.ui.acknowledge.AcknowledgeView;
import dev.jobinspector.ui.caseview.CaseView;
import dev.jobinspector.ui.common.Controls;
import dev.jobinspector.ui.common.FileChoice;
import dev.jobinspector.ui.common.FxTaskRunner;
import dev.jobinspector.ui.common.PanelSlot;
import dev.jobinspector.ui.common.command.Command;
import dev.jobinspector.ui.common.command.CommandMenus;
import dev.jobinspector.ui.common.command.Commands;
import dev.jobinspector.ui.common.command.Shortcuts;
import dev.jobinspector.ui.common.overlay.OverlayPane;
import dev.jobinspector.ui.common.secret.SecretsOnScreen;
import dev.jobinspector.ui.connection.ApprovalPane;
import dev.jobinspector.ui.connection.ProblemBar;
import dev.jobinspector.ui.connection.Prompts;
import dev.jobinspector.ui.control.ManyKind;
import dev.jobinspector.ui.history.HistoryView;
import dev.jobinspector.ui.worklist.JobsView;
import dev.jobinspector.ui.worklist.WorklistView;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.Node;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

/// The frame of the window: tool bar, notices, forms; the worklist and the case; the history as a
/// drawer; the status bar.
public final class MainView extends BorderPane {
  /// In a lower window the form that acknowledges starts closed.
  private static final double LOW = 640;

  private final MainViewModel model;
  private final TwoPanes panes;
  private final OverlayPane overlays = new OverlayPane(this);
  private final Commands commands;

  /// @param browser opens a page
  /// @param data the data folder
  public MainView(
      MainViewModel model,
      FxTaskRunner tasks,
      FileChoice files,
      Consumer<String> browser,
      MainLayout layout,
      Path data) {
    this.model = model;
    getStyleClass().add("main");
    PanelSlot panels = new PanelSlot();
    MainToolBar toolBar = new MainToolBar(model, files, panels, this::search);
    SecretsOnScreen secrets = new SecretsOnScreen(tasks);
    AcknowledgeView acknowledge =
        new AcknowledgeView(
            model.acknowledge(), model.requestFile(), files, secrets, model.cases()::lookUp);
    HistoryView history = new HistoryView(model.history(), files);
    layout.table(history.table());
    MainActions actions =
        new MainActions(model, toolBar, acknowledge, history, files, browser, this::back);
    CaseView opened =
        new CaseView(
            model.open(),
            model.details(),
            model.acts().activity(),
            model.refreshing().nowProperty(),
            actions,
            secrets,
            acknowledge,
            acknowledge.fields());
    actions.in(opened);
    JobsView jobs = new JobsView(model.jobs(), toolBar::findJobsInClipboard, toolBar::findJobsIn);
    layout.table(jobs.table());
    WorklistView worklist =
        new WorklistView(
            model.worklist(),
            model.refreshing().nowProperty(),
            jobs,
            model::refresh,
            many("worklist-many-", toolBar));
    panes = new TwoPanes(worklist, opened, heightProperty());
    opensCases(worklist);
    model.cases().onCaseWanted(() -> panes.showOpenedProperty().set(true));
    layout.divider("jobs", panes.positionProperty(), 0.3);
    Controls.showWhile(opened.lookup("#case-back"), panes.narrowProperty());
    Controls.showWhile(
        toolBar.lookup("#search-everything"), panes.narrowProperty().map(narrow -> !narrow));
    WindowSteps steps =
        new WindowSteps(overlays, panels, opened.panel(), panes, history.openProperty());
    commands = new MainCommands(model, actions, many("many-", toolBar), steps, layout).commands();
    steps.show(commands, new PaletteLists(model), data, this::policy);
    PanelSlot prompts = new PanelSlot();
    Prompts.show(model.connections(), prompts, browser, secrets);
    ApprovalPane _ = new ApprovalPane(model.connections().production(), overlays);
    setTop(
        new VBox(
            CommandMenus.bar(commands),
            toolBar,
            new ProblemBar(
                model.connection(), model.connections().signIn(), toolBar::chooseConnection),
            new Notices(model.notice()),
            prompts,
            panels));
    setCenter(body(history, layout));
    setBottom(new MainStatusBar(model.connection(), tasks));
    heightProperty()
        .map(height -> height.doubleValue() >= LOW || height.doubleValue() <= 0) // none yet
        .subscribe(high -> acknowledge.expandedProperty().set(high));
  }

  private IamPolicy policy(boolean withoutWrites) {
    return model
        .connection()
        .banner()
        .getValue()
        .map(to -> to.policy(withoutWrites))
        .orElse(new IamPolicy(withoutWrites, Optional.empty(), Optional.empty()));
  }

  /// What can be done with all selected rows, in the menu of the list and in that of the window.
  private List<Command> many(String id, MainToolBar toolBar) {
    return Stream.of(ManyKind.values())
        .map(
            kind ->
                Command.of(id + kind.id(), kind.menu(), () -> toolBar.openMany(kind))
                    .unless(
                        model
                            .forms()
                            .selectedProperty()
                            .map(
                                rows ->
                                    rows.isEmpty()
                                        ? Optional.of("Select rows of Stuck or Watched.")
                                        : Optional.empty())))
        .toList();
  }

  /// Returns the window's content with its overlays, the root of a scene.
  public OverlayPane overlays() {
    return overlays;
  }

  /// Has the keys of the commands act in the scene that shows this.
  public void installShortcuts() {
    Shortcuts.install(getScene(), commands, overlays);
  }

  /// Where there is room for one, a click or Enter on a row opens its case; arrows only select.
  private void opensCases(Node worklist) {
    // Filters: lists keep clicks and Enter to themselves. With Ctrl or Shift, more are selected.
    worklist.addEventFilter(
        MouseEvent.MOUSE_CLICKED,
        click -> {
          if (click.getButton() == MouseButton.PRIMARY
              && !click.isShortcutDown()
              && !click.isShiftDown()
              && isRow(click.getPickResult().getIntersectedNode())) {
            panes.showOpenedProperty().set(true);
          }
        });
    worklist.addEventFilter(
        KeyEvent.KEY_PRESSED,
        key -> {
          if (key.getCode() == KeyCode.ENTER
              && (key.getTarget() instanceof ListView || key.getTarget() instanceof TableView)
              && model.open().stateProperty().get().isPresent()) {
            panes.showOpenedProperty().set(true);
          }
        });
  }

  private static boolean isRow(Node clicked) {
    for (Node node = clicked; node != null; node = node.getParent()) {
      if (node instanceof IndexedCell<?> cell && !cell.isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private void search() {
    commands.named("open-palette").run();
  }

  private void back() {
    panes.showOpenedProperty().set(false);
  }

  private Node body(HistoryView history, MainLayout layout) {
    DrawerPane body = new DrawerPane(panes, history, history.openProperty());
    layout.divider("history", body.belowProperty(), 0.7);
    layout.divider("history-beside", body.besideProperty(), 0.7);
    DoubleProperty open = new SimpleDoubleProperty(this, "history-open", 0);
    layout.divider("history-open", open, 0);
    open.subscribe(share -> history.openProperty().set(share.doubleValue() > 0.5));
    history.openProperty().subscribe(is -> open.set(is ? 1 : 0));
    return body;
  }
}
