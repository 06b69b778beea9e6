package dev.jobinspector.ui.main;

import dev.jobinspector.settings.Appearance;
import dev.jobinspector.troubleshooting.finding.Act;
import dev.jobinspector.ui.caseview.CaseActions;
import dev.jobinspector.ui.caseview.CaseState;
import dev.jobinspector.ui.caseview.CaseView;
import dev.jobinspector.ui.common.command.Command;
import dev.jobinspector.ui.common.command.CommandMenu;
import dev.jobinspector.ui.common.command.Commands;
import dev.jobinspector.ui.common.copy.Copied;
import dev.jobinspector.ui.worklist.Lens;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;

/// All that can be done in the window. Menus, keys, palette and shortcut sheet are made from it.
final class MainCommands {
  private final MainViewModel model;
  private final MainActions actions;
  private final List<Command> many;
  private final WindowSteps window;
  private final MainLayout layout;
  private final Commands commands = new Commands();

  MainCommands(
      MainViewModel model,
      MainActions actions,
      List<Command> many,
      WindowSteps window,
      MainLayout layout) {
    this.model = model;
    this.actions = actions;
    this.many = many;
    this.window = window;
    this.layout = layout;
    file();
    edit();
    job();
    view();
    help();
  }

  Commands commands() {
    return commands;
  }

  private void file() {
    commands.add(
        CommandMenu.FILE,
        Command.of("open-palette", "Commands…", window::openPalette).on("Shortcut+K"));
    commands.add(
        CommandMenu.FILE,
        Command.of("open-connection", "Connection…", () -> window.press("connection"))
            .on("Shortcut+Comma"),
        Command.of("sign-in-again", "Sign in…", this::signIn)
            .on("Shortcut+I")
            .unless(
                model
                    .connection()
                    .profile()
                    .map(
                        profile ->
                            profile.isPresent()
                                ? Optional.empty()
                                : Optional.of("Only with a profile of the AWS configuration."))),
        Command.of("open-trust", "Tie a profile to a host…", actions::openTrust).on("Shortcut+T"),
        Command.of("toggle-read-only", "Read-only", this::toggleReadOnly)
            .on("Shortcut+L")
            .selectedWhile(model.connection().readOnlyProperty()));
    commands.add(
        CommandMenu.FILE,
        Command.of("refresh", "Refresh", model::refresh).on("F5"),
        Command.of("open-paste", "Paste…", () -> window.press("paste")),
        Command.of("open-poll", "Poll…", () -> window.press("poll")),
        Command.of("scan-stuck", "Find stuck", () -> window.press("find-stuck")));
    commands.add(CommandMenu.FILE, Command.of("quit", "Quit", Platform::exit).on("Shortcut+Q"));
  }

  private void signIn() {
    model.connection().profile().getValue().ifPresent(model.connections().signIn()::signIn);
  }

  private void toggleReadOnly() {
    model.connections().production().setReadOnly(!model.connection().readOnlyProperty().get());
  }

  private void edit() {
    commands.add(
        CommandMenu.EDIT,
        Command.of("copy-job-id", "Copy job id", this::copyId)
            .onTyped("c")
            .unless(ifNoCase(CaseState::id)),
        Command.of("copy-console-link", "Copy link to the console", this::copyLink)
            .unless(
                model
                    .open()
                    .console()
                    .map(
                        link ->
                            link.isPresent()
                                ? Optional.empty()
                                : Optional.of("Only a pipeline at AWS has a page."))));
    commands.add(
        CommandMenu.EDIT,
        Command.of("filter", "Filter the list", this::filter).onTyped("/"),
        Command.of("search", "Search the history", this::search).on("Shortcut+F"));
  }

  private void job() {
    commands.add(
        CommandMenu.JOB,
        Command.of("next-row", "Next", () -> window.arrow(true)).inListsOnTyped("j"),
        Command.of("previous-row", "Previous", () -> window.arrow(false)).inListsOnTyped("k"),
        Command.of("open-case", "Open", window::openCase)
            .byListsOn("Enter")
            .unless(ifNoCase(Optional::of)));
    commands.add(
        CommandMenu.JOB,
        Stream.of(Act.values())
            .filter(act -> act != Act.WAIT && act != Act.SIGN_IN)
            .map(this::act)
            .toArray(Command[]::new));
    commands.add(
        CommandMenu.JOB,
        Command.of("report-case", "Report of the case…", this::report)
            .unless(ifNoCase(Optional::of)));
    commands.add(CommandMenu.JOB, many.toArray(Command[]::new));
  }

  private void report() {
    window.openCase();
    actions.report();
  }

  private Command act(Act act) {
    Command command =
        Command.of(
                "job-" + act.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                CaseActions.title(act),
                () -> perform(act))
            .unless(reason(act));
    Command keyed = CaseActions.key(act).map(command::onTyped).orElse(command);
    return act == Act.WATCH ? keyed.selectedWhile(watched()) : keyed;
  }

  /// What opens a form or shows an answer needs the case in sight.
  private void perform(Act act) {
    if (act != Act.WATCH && act != Act.OPEN_CONSOLE) {
      window.openCase();
    }
    actions.perform(act);
  }

  /// Asked again whenever what disables an act may have changed.
  private ObservableValue<Optional<String>> reason(Act act) {
    return Bindings.createObjectBinding(
        () -> actions.disabledReason(act),
        model.open().stateProperty(),
        model.open().console(),
        model.connection().readOnlyProperty(),
        model.worklist().watched(),
        model.acknowledge().form().jobIdProblem());
  }

  private ObservableValue<Boolean> watched() {
    return Bindings.createObjectBinding(
        actions::isWatched, model.open().stateProperty(), model.worklist().watched());
  }

  private void view() {
    commands.add(
        CommandMenu.VIEW,
        lens(Lens.STUCK, "Stuck", "1"),
        lens(Lens.JOBS, "Jobs", "2"),
        lens(Lens.WATCHED, "Watched", "3"),
        Command.of("toggle-history", "History", window::toggleHistory)
            .inListsOnTyped("h")
            .selectedWhile(window.historyOpen()),
        Command.of("step-back", "One step back", window::stepBack)
            .on("Esc")
            .unless(
                window
                    .canStepBack()
                    .map(can -> can ? Optional.empty() : Optional.of("Nothing is open."))));
    commands.add(
        CommandMenu.VIEW,
        Command.of(
                "pause-refresh",
                "Pause automatic refresh",
                () -> model.refreshing().pausedProperty().set(!paused()))
            .selectedWhile(model.refreshing().pausedProperty()),
        Command.of("reset-layout", "Put the layout back", layout::reset));
    commands.add(
        CommandMenu.VIEW,
        Stream.of(Appearance.values()).map(this::appearance).toArray(Command[]::new));
  }

  private boolean paused() {
    return model.refreshing().pausedProperty().get();
  }

  private Command lens(Lens lens, String title, String digit) {
    return Command.of(
            "view-" + lens.name().toLowerCase(Locale.ROOT),
            title,
            () -> {
              model.worklist().lensProperty().set(lens);
              window.focusList();
            })
        .on("Shortcut+" + digit)
        .selectedWhile(model.worklist().lensProperty().map(now -> now == lens));
  }

  private Command appearance(Appearance appearance) {
    return Command.of(
            "appearance-" + appearance.name().toLowerCase(Locale.ROOT),
            appearance.title(),
            () -> model.appearanceProperty().set(appearance))
        .selectedWhile(model.appearanceProperty().map(now -> now == appearance));
  }

  private void help() {
    commands.add(
        CommandMenu.HELP,
        Command.of("open-guide", "User guide", window::openGuide),
        Command.of("open-shortcuts", "Keyboard shortcuts", window::openShortcuts)
            .on("F1")
            .onTyped("?"));
    commands.add(
        CommandMenu.HELP,
        Command.of("open-policy", "IAM policy", window::openPolicy),
        Command.of("open-about", "About Job Inspector", window::openAbout));
  }

  private ObservableValue<Optional<String>> ifNoCase(
      java.util.function.Function<CaseState, Optional<?>> part) {
    return model
        .open()
        .stateProperty()
        .map(
            open ->
                open.flatMap(part).isPresent() ? Optional.empty() : Optional.of("Select a row."));
  }

  private void copyId() {
    model.open().stateProperty().get().ifPresent(CaseView::copyId);
  }

  private void copyLink() {
    model.open().console().getValue().ifPresent(link -> Copied.copy("the console link", link));
  }

  private void filter() {
    window.focus(
        model.worklist().lensProperty().get() == Lens.JOBS ? "jobs-filter" : "stuck-filter");
  }

  private void search() {
    window.openHistory();
    window.focus("history-search");
  }
}
