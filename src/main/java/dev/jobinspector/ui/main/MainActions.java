package dev.jobinspector.ui.main;

import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.troubleshooting.finding.Act;
import dev.jobinspector.ui.acknowledge.AcknowledgeView;
import dev.jobinspector.ui.acknowledge.ResultView;
import dev.jobinspector.ui.caseview.CaseActions;
import dev.jobinspector.ui.caseview.CaseState;
import dev.jobinspector.ui.caseview.CaseView;
import dev.jobinspector.ui.common.FileChoice;
import dev.jobinspector.ui.control.ClaimView;
import dev.jobinspector.ui.control.ControlKind;
import dev.jobinspector.ui.control.ControlView;
import dev.jobinspector.ui.history.HistoryView;
import dev.jobinspector.ui.report.ReportView;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.Node;

/// What happens when something is chosen in the case view: the forms of acts open there.
final class MainActions implements CaseActions {
  private final MainViewModel model;
  private final MainToolBar toolBar;
  private final AcknowledgeView acknowledge;
  private final HistoryView history;
  private final FileChoice files;
  private final Consumer<String> browser;
  private final Runnable back;
  private Optional<CaseView> view = Optional.empty();

  MainActions(
      MainViewModel model,
      MainToolBar toolBar,
      AcknowledgeView acknowledge,
      HistoryView history,
      FileChoice files,
      Consumer<String> browser,
      Runnable back) {
    this.model = model;
    this.toolBar = toolBar;
    this.acknowledge = acknowledge;
    this.history = history;
    this.files = files;
    this.browser = browser;
    this.back = back;
  }

  /// Tells where forms open; a form that is open is about the case before, so another closes it.
  void in(CaseView opened) {
    view = Optional.of(opened);
    model
        .open()
        .stateProperty()
        .map(open -> open.flatMap(CaseState::id))
        .subscribe(_ -> opened.panel().close());
    // What an act changed is said beside the case: its form has nothing left to send.
    model
        .open()
        .stateProperty()
        .map(open -> open.flatMap(CaseState::said))
        .subscribe(
            said -> {
              if (said.isPresent() && isControl(opened.panel().openProperty().get())) {
                opened.panel().close();
              }
            });
    model.connection().readOnlyProperty().subscribe(opened::refreshActs);
    model.worklist().watched().subscribe(opened::refreshActs);
    model.acknowledge().form().jobIdProblem().subscribe(opened::refreshActs);
  }

  private static boolean isControl(Optional<String> form) {
    return Stream.of(ControlKind.values())
        .map(ControlKind::id)
        .anyMatch(form.stream().toList()::contains);
  }

  @Override
  public void perform(Act act) {
    switch (act) {
      case WAIT, WATCH -> model.acts().toggleWatch();
      case SIGN_IN -> toolBar.openConnection();
      case ACKNOWLEDGE -> {
        acknowledge.expandedProperty().set(true);
        acknowledge.focusNonce();
      }
      case REPORT_FAILURE -> {
        model.acts().proposeFailure();
        open("failure", () -> ResultView.ofFailure(model.result()));
      }
      case CLAIM_AND_FAIL -> {
        model.forms().proposeQuery();
        open(
            "claim", () -> new ClaimView(model.forms().claim(), () -> perform(Act.STOP_EXECUTION)));
      }
      case REPORT_SUCCESS -> open("success", () -> ResultView.ofSuccess(model.result()));
      case CHECK_OUTCOME -> model.details().inDoubtProperty().get().ifPresent(model.details()::ask);
      case OPEN_CONSOLE -> model.open().console().getValue().ifPresent(this::browse);
      case POLL -> toolBar.openPoll();
      case RETRY_STAGE -> control(ControlKind.RETRY_STAGE);
      case STOP_EXECUTION -> control(ControlKind.STOP_EXECUTION);
      case ENABLE_TRANSITION -> control(ControlKind.ENABLE_TRANSITION);
      case DISABLE_TRANSITION -> control(ControlKind.DISABLE_TRANSITION);
    }
  }

  private void control(ControlKind kind) {
    open(kind.id(), () -> new ControlView(model.control(), kind));
  }

  private void open(String name, Supplier<Node> form) {
    view.ifPresent(
        opened -> {
          boolean expanded = acknowledge.expandedProperty().get();
          acknowledge.expandedProperty().set(false);
          opened.panel().open(name, form, () -> acknowledge.expandedProperty().set(expanded));
          opened.panel().lookupAll(".text-input").stream()
              .findFirst()
              .ifPresent(Node::requestFocus);
        });
  }

  @Override
  public Optional<String> disabledReason(Act act) {
    return switch (act) {
      case WAIT, WATCH ->
          state()
                  .map(CaseState::context)
                  .filter(at -> at.pipeline().isPresent() && at.stage().isPresent())
                  .isPresent()
              ? Optional.empty()
              : Optional.of("its stage is not known yet");
      case ACKNOWLEDGE, CHECK_OUTCOME, SIGN_IN -> Optional.empty();
      case REPORT_FAILURE, REPORT_SUCCESS ->
          state().filter(open -> open.job().isPresent()).isEmpty()
              ? Optional.of("the job id is not known")
              : readOnly();
      case CLAIM_AND_FAIL ->
          model
                  .forms()
                  .claim()
                  .jobProperty()
                  .get()
                  .filter(job -> job.actionType().isPresent())
                  .isEmpty()
              ? Optional.of("the job or its action type is not known")
              : readOnly();
      case OPEN_CONSOLE ->
          model.open().console().getValue().isPresent()
              ? Optional.empty()
              : Optional.of("only at AWS");
      case POLL -> pollReason().or(this::readOnly);
      case RETRY_STAGE, STOP_EXECUTION, ENABLE_TRANSITION, DISABLE_TRANSITION ->
          model.control().targetProperty().get().isEmpty()
              ? Optional.of("its stage is not known yet")
              : readOnly();
    };
  }

  private Optional<String> pollReason() {
    Optional<ActionTypeId> type = state().flatMap(CaseState::type);
    if (type.isEmpty()) {
      return Optional.of("its action type is not known");
    }
    return type.get().owner().equals("AWS")
        ? Optional.of("nobody polls for this action type")
        : Optional.empty();
  }

  private Optional<String> readOnly() {
    return model.connection().readOnlyProperty().get()
        ? Optional.of("read-only")
        : Optional.empty();
  }

  private Optional<CaseState> state() {
    return model.open().stateProperty().get();
  }

  @Override
  public boolean isWatched() {
    return state().map(CaseState::stuck).filter(model.worklist()::isWatched).isPresent();
  }

  @Override
  public void browse(String url) {
    if (CaseActions.isPage(url)) {
      browser.accept(url);
    }
  }

  @Override
  public void back() {
    back.run();
  }

  @Override
  public void searchHistory() {
    state()
        .flatMap(open -> open.context().pipeline())
        .ifPresent(
            pipeline -> {
              model.history().query().pickedJobOnlyProperty().set(false);
              model.history().query().readsProperty().set(true);
              model.history().query().searchProperty().set(pipeline);
              history.openProperty().set(true);
            });
  }

  /// Opens the panel that ties a profile to a host.
  void openTrust() {
    toolBar.openTrust();
  }

  @Override
  public void report() {
    open("report", () -> new ReportView(model.forms().report(), files, browser));
  }

  @Override
  public void paste() {
    toolBar.findJobsInClipboard();
  }
}
