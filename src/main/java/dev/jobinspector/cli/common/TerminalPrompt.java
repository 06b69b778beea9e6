package dev.jobinspector.cli.common;

import dev.jobinspector.job.connection.DeviceCode;
import dev.jobinspector.job.connection.MfaQuestion;
import dev.jobinspector.job.connection.SignInPrompt;
import dev.jobinspector.text.Printable;
import java.io.IOException;
import java.util.Optional;

/// Asks the person at the terminal: what is printed goes to standard error, and a code is not shown
/// while it is typed. Where nobody watches nobody is asked.
public record TerminalPrompt(Console console, Browser browser) implements SignInPrompt {
  @Override
  public boolean isAttended() {
    return console.terminal().isInput() && console.terminal().isError();
  }

  @Override
  public Shown show(DeviceCode code, Runnable cancel) {
    console.say(
        """
        Sign in to profile %s: open this page in a browser, compare the code, and confirm it.
          Page: %s
          Code: %s
        The code holds until %s. Waiting for the sign-in; Ctrl+C gives it up.\
        """
            .formatted(
                Printable.line(code.profile()),
                Printable.line(code.complete().toString()),
                Printable.line(code.userCode()),
                code.expires()));
    if (!browser.equals(Browser.NONE) && !browser.open(code.complete())) {
      console.say("No browser could be opened here: open the page on any machine.");
    }
    return () -> {};
  }

  @Override
  public Optional<String> mfaCode(MfaQuestion question) {
    question.refusal().ifPresent(why -> console.say(Printable.line(why)));
    try {
      return Optional.of(
              console
                  .terminal()
                  .readSecret(
                      Printable.line(
                          "Code of the MFA device %s (profile %s): "
                              .formatted(question.serial(), question.profile()))))
          .filter(code -> !code.isBlank());
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
