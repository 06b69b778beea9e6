package dev.jobinspector.ui.acknowledge;

import dev.jobinspector.request.RequestFile;
import dev.jobinspector.request.RequestForm;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.TaskRunner;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The form out of and into request files.
public final class RequestFileViewModel {
  private final TaskRunner tasks;
  private final AcknowledgeViewModel acknowledge;
  private final ReadOnlyObjectWrapper<Loadable<String>> said =
      new ReadOnlyObjectWrapper<>(new Loadable.Idle<>());

  public RequestFileViewModel(TaskRunner tasks, AcknowledgeViewModel acknowledge) {
    this.tasks = tasks;
    this.acknowledge = acknowledge;
  }

  /// Fills the form in from a file; values already typed win.
  public void open(Path file) {
    run(
        "Reading the request file",
        () -> RequestFile.read(file),
        read -> {
          RequestForm typed = acknowledge.form().typed();
          acknowledge.fill(read);
          return userMessage(file, read, typed);
        });
  }

  /// Writes the form to a file, JSON or YAML by its name.
  ///
  /// @param withSecrets whether nonce and client token go along
  public void save(Path file, boolean withSecrets) {
    RequestForm now = acknowledge.form().entries();
    run(
        "Writing the request file",
        () -> {
          RequestFile.write(file, now, withSecrets);
          return withSecrets ? " with" : " without";
        },
        how -> "Saved as %s%s nonce and client token.".formatted(file.getFileName(), how));
  }

  /// Returns the outcome of the newest file, in words; they go when they have been read.
  public ReadOnlyObjectProperty<Loadable<String>> saidProperty() {
    return said.getReadOnlyProperty();
  }

  /// The form has gone on to something else.
  public void forget() {
    said.set(new Loadable.Idle<>());
  }

  private <T> void run(String title, Callable<T> work, Function<T, String> done) {
    var loading = new Loadable.Loading<String>();
    said.set(loading);
    Consumer<Loadable<T>> then =
        end -> {
          if (said.get() == loading) {
            said.set(
                switch (end) {
                  case Loadable.Loaded<T>(var value) -> new Loadable.Loaded<>(done.apply(value));
                  case Loadable.Failed<T>(var why) -> new Loadable.Failed<>(why);
                  case Loadable.Idle<T> _, Loadable.Loading<T> _ -> new Loadable.Idle<>();
                });
          }
        };
    tasks.run(title, work, then);
  }

  private static String userMessage(Path file, RequestForm read, RequestForm typed) {
    String found = parts(read);
    String kept = parts(typed);
    return found.isEmpty()
        ? "%s has no values for this form.".formatted(file.getFileName())
        : "%s has %s.".formatted(file.getFileName(), found)
            + (kept.isEmpty() ? "" : " Not changed: %s.".formatted(kept));
  }

  private static String parts(RequestForm form) {
    return Stream.of(
            form.jobId().map(_ -> "job id"),
            form.nonce().map(_ -> "nonce"),
            form.clientToken().map(_ -> "client token"))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(", "));
  }
}
