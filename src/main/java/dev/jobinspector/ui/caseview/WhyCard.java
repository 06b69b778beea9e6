package dev.jobinspector.ui.caseview;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.job.reply.Outcome;
import dev.jobinspector.text.Printable;
import dev.jobinspector.troubleshooting.finding.Act;
import dev.jobinspector.troubleshooting.finding.FittingActs;
import dev.jobinspector.ui.caseview.details.DetailsViewModel;
import dev.jobinspector.ui.common.Controls;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// Why it hangs, the act that fits, and the others under *More*.
final class WhyCard extends VBox {
  private static final String CHECK = "Check the outcome";

  private final CaseViewModel model;
  private final DetailsViewModel details;
  private final ObservableValue<Instant> now;
  private final CaseActions acts;
  private final Label lead = Controls.text("", "why-lead");
  private final Label text = Controls.text("");
  private final Tooltip whole = new Tooltip();
  private final Label beside = Controls.text("", "why-beside");
  private final Button primary = Controls.button("case-primary", "Watch", this::first, "accent");
  private final Button check;
  private final Button watch;
  private final MenuButton more = new MenuButton("More");
  private Why shown = new Why(Why.Tone.CALM, "", "", "");
  private boolean compact;
  private boolean inDoubt;
  private boolean besideForm;
  private Optional<FittingActs> fitting = Optional.empty();

  /// @param now the time, as often as it is to be told again
  WhyCard(
      CaseViewModel model,
      DetailsViewModel details,
      ObservableValue<Instant> now,
      CaseActions acts) {
    super(8);
    this.model = model;
    this.details = details;
    this.now = now;
    this.acts = acts;
    setId("case-why");
    getStyleClass().add("why");
    check =
        Controls.button("check-outcome", CHECK, () -> acts.perform(Act.CHECK_OUTCOME), "accent");
    Controls.tooltip(check, "Read the state of the action in the pipeline; changes nothing");
    watch = Controls.button("case-watch", "Watch", () -> acts.perform(Act.WATCH));
    watch.setGraphic(Controls.key("w"));
    Stream.of(primary, watch).forEach(button -> button.setContentDisplay(ContentDisplay.RIGHT));
    text.setTooltip(whole);
    more.setId("case-more");
    more.setMinWidth(USE_PREF_SIZE);
    getChildren()
        .addAll(new VBox(2, lead, text, beside), new FlowPane(8, 8, check, primary, watch, more));
    model.stateProperty().subscribe(this::refresh);
    details.inDoubtProperty().subscribe(this::refresh);
    now.subscribe(this::refresh);
    Controls.showWhile(this, model.stateProperty().map(Optional::isPresent));
  }

  /// Leaves the evidence to the findings where there is little room.
  void setCompact(boolean little) {
    compact = little;
    Controls.show(text, !text.getText().isEmpty() && !compact);
  }

  /// The button of an open form is the first choice.
  void setBesideForm(boolean is) {
    besideForm = is;
    showAccent();
  }

  private void showAccent() {
    primary.getStyleClass().remove("accent");
    if (!inDoubt && !besideForm) {
      primary.getStyleClass().add("accent");
    }
  }

  private void first() {
    fitting.map(FittingActs::primary).ifPresent(acts::perform);
  }

  /// Shows what can be done again; called when what disables an act has changed.
  void refresh() {
    Optional<CaseState> open = model.stateProperty().get();
    open.ifPresent(
        state -> {
          Optional<Attempt> inDoubt = details.inDoubtProperty().get();
          show(Why.of(state, inDoubt, now.getValue()));
          whole.setText(Printable.lines(state.stuck().finding().reason()));
          show(
              FittingActs.of(state.stuck(), inDoubt.map(_ -> Outcome.UNKNOWN)),
              inDoubt.isPresent());
        });
  }

  private void show(Why why) {
    if (why.equals(shown)) {
      return;
    }
    shown = why;
    lead.setText(Printable.line(why.lead()));
    Controls.show(lead, !why.lead().isEmpty());
    Controls.show(text, !why.text().isEmpty() && !compact);
    text.setText(Printable.lines(why.text()));
    beside.setText(Printable.lines(why.beside()));
    Controls.show(beside, !why.beside().isEmpty());
    getStyleClass().removeIf(name -> name.startsWith("why-"));
    getStyleClass().add("why-" + why.tone().name().toLowerCase(Locale.ROOT));
  }

  /// Waiting needs no button: who waits may as well watch.
  private static Act shown(Act act) {
    return act == Act.WAIT || act == Act.CHECK_OUTCOME ? Act.WATCH : act;
  }

  private void show(FittingActs now, boolean inDoubt) {
    // In doubt the check stands first, and the usual act beside it, no longer as the first choice.
    Act first = shown(inDoubt ? now.more().stream().findFirst().orElse(Act.WATCH) : now.primary());
    Controls.show(check, inDoubt);
    Controls.show(watch, first != Act.WATCH);
    watch.setText(title(Act.WATCH));
    primary.setText(title(first));
    primary.setGraphic(CaseActions.key(first).map(Controls::key).orElse(null));
    this.inDoubt = inDoubt;
    showAccent();
    FittingActs fresh =
        new FittingActs(
            first, now.more().stream().filter(act -> act != first && act != Act.WATCH).toList());
    Optional<String> reason = acts.disabledReason(first);
    primary.setDisable(reason.isPresent());
    primary.setTooltip(reason.map(Tooltip::new).orElse(null));
    List<MenuItem> items = fresh.more().stream().map(this::item).toList();
    if (!fitting.equals(Optional.of(fresh)) || !sameAs(items)) {
      fitting = Optional.of(fresh);
      more.getItems().setAll(items);
    }
  }

  /// An open menu is not built again under the hand of who chooses from it.
  private boolean sameAs(List<MenuItem> items) {
    return items.size() == more.getItems().size()
        && IntStream.range(0, items.size())
            .allMatch(
                at ->
                    items.get(at).getText().equals(more.getItems().get(at).getText())
                        && items.get(at).isDisable() == more.getItems().get(at).isDisable());
  }

  private MenuItem item(Act act) {
    Optional<String> reason = acts.disabledReason(act);
    MenuItem item =
        Controls.item(
            id(act),
            title(act) + reason.map(why -> " (" + why + ")").orElse(""),
            () -> acts.perform(act));
    item.setDisable(reason.isPresent());
    return item;
  }

  private String title(Act act) {
    return (act == Act.WAIT || act == Act.WATCH) && acts.isWatched()
        ? "Stop watching"
        : CaseActions.title(act);
  }

  private static String id(Act act) {
    return switch (act) {
      case REPORT_FAILURE -> "result-failure";
      case REPORT_SUCCESS -> "result-success";
      case WAIT,
          WATCH,
          CLAIM_AND_FAIL,
          ACKNOWLEDGE,
          RETRY_STAGE,
          STOP_EXECUTION,
          ENABLE_TRANSITION,
          DISABLE_TRANSITION,
          CHECK_OUTCOME,
          OPEN_CONSOLE,
          SIGN_IN,
          POLL ->
          "act-" + act.name().toLowerCase(Locale.ROOT).replace('_', '-');
    };
  }
}
