package dev.jobinspector.ui.connection;

import dev.jobinspector.job.connection.MfaQuestion;
import dev.jobinspector.job.connection.NextStep;
import dev.jobinspector.job.connection.SignInResult;
import dev.jobinspector.service.SignIn;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.PastedText;
import dev.jobinspector.ui.common.TaskRunner;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/// Signs in from the window: what is asked, what is answered, and the next step after a failure.
public final class SignInViewModel {
  private final TaskRunner tasks;
  private final SignIn service;
  private final WindowPrompt prompt;
  private final ConnectionViewModel connection;
  private final StringProperty mfaCode = new SimpleStringProperty("");
  private final ObservableValue<Optional<String>> mfaProblem =
      mfaCode.map(
          text ->
              MfaQuestion.isCode(PastedText.trimmed(text))
                  ? Optional.empty()
                  : Optional.of("A code is six digits."));

  private boolean inProgress;

  public SignInViewModel(
      TaskRunner tasks, SignIn service, WindowPrompt prompt, ConnectionViewModel connection) {
    this.tasks = tasks;
    this.service = service;
    this.prompt = prompt;
    this.connection = connection;
    prompt.askedProperty().subscribe(_ -> mfaCode.set(""));
  }

  /// Does the one thing that a failure asks for.
  ///
  /// @param choose opens the picker
  /// @param copy puts a text on the clipboard
  public void perform(NextStep next, Runnable choose, Consumer<String> copy) {
    switch (next) {
      case NextStep.SignIn(var profile) -> signIn(profile);
      case NextStep.EnterCode _, NextStep.ReadMessage _ -> connection.connect();
      case NextStep.ChooseProfile _ -> choose.run();
      case NextStep.CopyCommand(var command) -> copy.accept(command);
    }
  }

  /// Signs in to a profile, and connects once that is done; once, however often it is asked for.
  public void signIn(String profile) {
    if (inProgress) {
      return;
    }
    inProgress = true;
    connection.dismissProblem();
    tasks.run(
        "Signing in",
        () -> service.signIn(Optional.of(profile), prompt),
        end -> {
          inProgress = false;
          prompt.ended();
          switch (end) {
            case Loadable.Loaded<SignInResult>(SignInResult.SignedIn _) -> connection.connect();
            case Loadable.Loaded<SignInResult>(
                    SignInResult.NotSignedIn(_, var userMessage, var next)) ->
                connection.tell(new ConnectionProblem(userMessage, next));
            case Loadable.Failed<SignInResult>(var why) ->
                connection.tell(new ConnectionProblem(why.text(), new NextStep.SignIn(profile)));
            case Loadable.Idle<SignInResult> _, Loadable.Loading<SignInResult> _ -> {}
          }
        });
  }

  /// Answers the question for a code of an MFA device.
  public void enterCode() {
    if (mfaProblem.getValue().isEmpty()
        && prompt.askedProperty().get().orElse(null)
            instanceof WindowPrompt.Asked.ForCode(_, var answer)) {
      String code = PastedText.trimmed(mfaCode.get());
      mfaCode.set("");
      answer.accept(Optional.of(code));
    }
  }

  /// Gives up what is asked.
  public void giveUp() {
    prompt.giveUp();
  }

  public StringProperty mfaCodeProperty() {
    return mfaCode;
  }

  /// Why what is typed is no code, in words; empty if it is one.
  public ObservableValue<Optional<String>> mfaProblem() {
    return mfaProblem;
  }

  /// Returns what the person is asked.
  public ObservableValue<Optional<WindowPrompt.Asked>> asked() {
    return prompt.askedProperty();
  }
}
