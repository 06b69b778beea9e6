package dev.jobinspector.app;

import dev.jobinspector.app.instance.AwsVariables;
import dev.jobinspector.app.instance.InstanceLock;
import dev.jobinspector.app.instance.LaunchMessage;
import dev.jobinspector.app.log.Logs;
import dev.jobinspector.app.tour.HeadlessTour;
import dev.jobinspector.cli.JobInspectorCommand;
import dev.jobinspector.cli.common.Browser;
import dev.jobinspector.cli.common.CommandPorts;
import dev.jobinspector.cli.common.Console;
import dev.jobinspector.cli.common.GlobalOptions;
import dev.jobinspector.cli.common.Services;
import dev.jobinspector.cli.common.TerminalPrompt;
import dev.jobinspector.codepipeline.transport.Transport;
import java.io.PrintWriter;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.Application;

/// The program: `java -cp "target/app/*" dev.jobinspector.app.Main`.
public final class Main {
  public static final int CANNOT_START = 1;

  private Main() {}

  public static void main(String[] arguments) {
    if (arguments.length == 0) { // a window, as an icon opens it
      Display.prepare();
    }
    Optional<Installation> installation = begin();
    System.exit(
        installation
            .filter(Installation::isChanged)
            .map(changed -> changed.runWithoutCache(arguments))
            .orElseGet(
                () -> {
                  installation.ifPresent(started -> started.sayIfSlow(System.err));
                  return run(arguments);
                }));
  }

  /// Prepares the process for the window and for commands.
  public static Optional<Installation> begin() {
    // What is to be painted waits for JavaFX's next pulse: half as long with twice as many, which
    // cost nothing while nothing changes.
    System.setProperty("javafx.animation.pulse", "120");
    // Pictures of backgrounds: 8 MB that make painting no faster.
    System.setProperty("prism.disableRegionCaching", "true");
    Transport.allowProxyLogin();
    Logs.quietLibraries();
    return Installation.ofThisProcess();
  }

  private static int run(String[] arguments) {
    Console console =
        new Console(
            System.in,
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            System.getenv(),
            new SystemTerminal());
    try (Services services =
        new CommandServices(console::say, new TerminalPrompt(console, Browser.NONE))) {
      return JobInspectorCommand.run(
          (options, tour) -> open(options, tour, arguments),
          new CommandPorts(
              console,
              services,
              new CommandEmulator(),
              new ShutdownInterruption(),
              SystemBrowser.ofThisSystem()),
          arguments);
    }
  }

  private static int open(GlobalOptions options, Optional<Path> tour, String[] arguments) {
    if (Display.isThere()) {
      return first(options, arguments);
    }
    if (tour.isEmpty()) {
      return cannot(Display.NONE);
    }
    System.out.println(
        "There is no display: playing the tour on JavaFX's headless platform instead.");
    return Display.missingToDraw()
        .map(Main::cannot)
        .orElseGet(() -> HeadlessTour.play(tour.get(), System.out));
  }

  /// One window per data folder: a second start brings the first window to the front.
  private static int first(GlobalOptions options, String[] arguments) {
    Path data = DataDirectory.of(options.dataDirectory());
    try (Logs _ = Logs.to(data);
        InstanceLock start = InstanceLock.on(data)) {
      if (start.isSecond()) {
        String environment =
            options
                .connection()
                .map(connection -> AwsVariables.mark(System.getenv(), connection))
                .orElse("");
        switch (start.send(new LaunchMessage(List.of(arguments), environment))) {
          case TAKEN -> {
            return 0;
          }
          case OTHER_HISTORY -> {
            return cannot(
                """
                A window is open on the same data folder, with a history other than that of \
                --history-url. Close that window first, or use another --data-dir for this one.\
                """);
          }
          case OTHER_ENVIRONMENT -> {
            return cannot(
                """
                A window is open on the same data folder, but was started with different AWS_ \
                environment variables, so its connection may differ. Choose the connection in \
                that window, close it first, or use another --data-dir for this one.\
                """);
          }
          case NONE ->
              System.err.println(
                  "A window is open on the same data folder but does not respond. Opening another"
                      + " window.");
        }
      }
      return Display.missingForAWindow().map(Main::cannot).orElseGet(() -> window(data, arguments));
    }
  }

  private static int window(Path data, String[] arguments) {
    try {
      Application.launch(JobInspectorApp.class, arguments);
      return 0;
    } catch (UnsupportedOperationException _) { // thrown as such for a display that is gone
      return cannot(
          "The display %s does not respond. Check that it is running and that you have access to it."
              .formatted(System.getenv("DISPLAY")));
    } catch (RuntimeException e) { // there is no window to say it in
      System.getLogger(Main.class.getName()).log(Level.ERROR, "The window could not be opened", e);
      return cannot(
          """
          The window could not be opened: unexpected error (%s). The commands work without it: \
          job-inspector --help. Details are in the log in %s.\
          """
              .formatted(e.getClass().getName(), data));
    }
  }

  private static int cannot(String userMessage) {
    System.err.println(userMessage);
    return CANNOT_START;
  }
}
