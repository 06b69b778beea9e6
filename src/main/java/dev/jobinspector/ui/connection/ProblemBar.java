package dev.jobinspector.ui.connection;

import dev.jobinspector.job.connection.NextStep;
import dev.jobinspector.text.Printable;
import dev.jobinspector.ui.common.Controls;
import dev.jobinspector.ui.common.Mark;
import dev.jobinspector.ui.common.copy.Copied;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.material2.Material2AL;

/// Why there is no connection, with the one next step as a button.
public final class ProblemBar extends HBox {
  /// @param choose opens the picker
  public ProblemBar(ConnectionViewModel model, SignInViewModel signIn, Runnable choose) {
    super(10);
    getStyleClass().add("notice");
    setAlignment(Pos.CENTER_LEFT);
    Label words = Controls.text("");
    words.setId("connection-problem");
    words.setMinWidth(0);
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    words
        .textProperty()
        .bind(
            model
                .problemProperty()
                .map(problem -> problem.map(now -> Printable.lines(now.userMessage())).orElse("")));
    Button next =
        Controls.button(
            "connection-next",
            "",
            () ->
                model
                    .problemProperty()
                    .get()
                    .ifPresent(
                        now ->
                            signIn.perform(
                                now.next(), choose, text -> Copied.copy("the command", text))));
    next.textProperty()
        .bind(
            model
                .problemProperty()
                .map(problem -> problem.map(now -> title(now.next())).orElse("")));
    getChildren()
        .addAll(
            new Mark(Mark.Kind.STUCK),
            words,
            next,
            Controls.iconButton(
                "connection-problem-close",
                Material2AL.CLOSE,
                "Dismiss this message",
                model::dismissProblem));
    Controls.showWhile(this, model.problemProperty().map(Optional::isPresent));
  }

  private static String title(NextStep next) {
    return switch (next) {
      case NextStep.ReadMessage _ -> "Connect again";
      case NextStep.SignIn _ -> "Sign in";
      case NextStep.EnterCode _ -> "Enter code";
      case NextStep.ChooseProfile _ -> "Choose another profile";
      case NextStep.CopyCommand _ -> "Copy command";
    };
  }
}
