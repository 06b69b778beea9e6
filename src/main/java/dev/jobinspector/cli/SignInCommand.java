package dev.jobinspector.cli;

import dev.jobinspector.cli.common.Browser;
import dev.jobinspector.cli.common.CommandPorts;
import dev.jobinspector.cli.common.ExitCode;
import dev.jobinspector.cli.common.GlobalOptions;
import dev.jobinspector.cli.common.TerminalPrompt;
import dev.jobinspector.job.connection.ConnectionException;
import dev.jobinspector.job.connection.SignInResult;
import dev.jobinspector.text.Printable;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Signs in with a browser, on this machine or another.
@Command(
    name = "sign-in",
    description = {
      "Signs in to a profile of IAM Identity Center with a browser, as aws sso login does.",
      "The page and the code are printed; the AWS CLI and the SDKs use the sign-in, too."
    },
    mixinStandardHelpOptions = true)
final class SignInCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final CommandPorts ports;

  @Option(
      names = "--no-browser",
      description = "Only print the page and the code; the browser may be on another machine.")
  private boolean noBrowser;

  SignInCommand(GlobalOptions options, CommandPorts ports) {
    this.options = options;
    this.ports = ports;
  }

  @Override
  public Integer call() {
    TerminalPrompt prompt =
        new TerminalPrompt(ports.console(), noBrowser ? Browser.NONE : ports.browser());
    return switch (ports.services().signIn(options).signIn(options.profile(), prompt)) {
      case SignInResult.SignedIn(var profile, var until) -> {
        ports
            .console()
            .print("Signed in to profile %s until %s.%n".formatted(Printable.line(profile), until));
        yield ExitCode.DONE;
      }
      case SignInResult.NotSignedIn(_, var userMessage, var next) ->
          throw new ConnectionException(userMessage, next);
    };
  }
}
