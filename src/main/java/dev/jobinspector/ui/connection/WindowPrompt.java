package dev.jobinspector.ui.connection;

import dev.jobinspector.job.connection.DeviceCode;
import dev.jobinspector.job.connection.MfaQuestion;
import dev.jobinspector.job.connection.SignInPrompt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Asks the person at the window, for requests that wait on other threads: one thing at a time.
public final class WindowPrompt implements SignInPrompt {
  /// What the person is asked.
  public sealed interface Asked {
    /// To sign in with a browser.
    ///
    /// @param renewed whether the code before has expired
    /// @param cancel ends the sign-in for all that wait for it
    record InBrowser(DeviceCode code, boolean renewed, Runnable cancel) implements Asked {}

    /// For a code of an MFA device.
    ///
    /// @param answer of the person; empty for giving up
    record ForCode(MfaQuestion question, Consumer<Optional<String>> answer) implements Asked {}
  }

  private final Consumer<Runnable> onWindowThread;
  private final List<Asked> waiting = new ArrayList<>();
  private final ReadOnlyObjectWrapper<Optional<Asked>> asked =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<DeviceCode> before = Optional.empty();

  /// @param onWindowThread has something done on the thread that view models live on
  public WindowPrompt(Consumer<Runnable> onWindowThread) {
    this.onWindowThread = onWindowThread;
  }

  @Override
  public Shown show(DeviceCode code, Runnable cancel) {
    AtomicReference<Optional<Asked>> shown = new AtomicReference<>(Optional.empty());
    onWindowThread.accept(
        () -> {
          boolean renewed =
              before
                  .filter(old -> old.profile().equals(code.profile()))
                  .filter(old -> !old.userCode().equals(code.userCode()))
                  .isPresent();
          before = Optional.of(code);
          Asked.InBrowser question = new Asked.InBrowser(code, renewed, cancel);
          shown.set(Optional.of(question));
          add(question);
        });
    return () -> onWindowThread.accept(() -> shown.get().ifPresent(this::remove));
  }

  /// Tells that a sign-in has ended: the next code is the first of another.
  void ended() {
    before = Optional.empty();
  }

  @Override
  public Optional<String> mfaCode(MfaQuestion question) throws InterruptedException {
    CompletableFuture<Optional<String>> answer = new CompletableFuture<>();
    Asked.ForCode shown = new Asked.ForCode(question, answer::complete);
    onWindowThread.accept(() -> add(shown));
    try {
      return answer.get();
    } catch (ExecutionException _) {
      return Optional.empty();
    } finally {
      onWindowThread.accept(() -> remove(shown));
    }
  }

  private void add(Asked question) {
    waiting.add(question);
    asked.set(Optional.of(waiting.getFirst()));
  }

  private void remove(Asked question) {
    waiting.remove(question);
    asked.set(waiting.stream().findFirst());
  }

  /// Gives up what is asked now.
  public void giveUp() {
    asked
        .get()
        .ifPresent(
            question -> {
              switch (question) {
                case Asked.InBrowser(_, _, var cancel) -> cancel.run();
                case Asked.ForCode(_, var answer) -> answer.accept(Optional.empty());
              }
            });
  }

  /// Returns what the person is asked now.
  public ReadOnlyObjectProperty<Optional<Asked>> askedProperty() {
    return asked.getReadOnlyProperty();
  }
}
