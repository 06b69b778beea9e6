package dev.jobinspector.ui.connection.banner;

import dev.jobinspector.job.connection.Capabilities;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Says in words what an identity may do, as far as its requests were allowed or denied.
final class OperationWords {
  private OperationWords() {}

  /// Returns such as `may scan, may not acknowledge`; empty while nothing was denied.
  static Optional<String> of(Capabilities seen) {
    if (seen.denied().isEmpty()) {
      return Optional.empty();
    }
    String denied = "may not " + words(seen.denied());
    return Optional.of(
        seen.allowed().isEmpty() ? denied : "may %s, %s".formatted(words(seen.allowed()), denied));
  }

  private static String words(Collection<String> operations) {
    return operations.stream()
        .map(OperationWords::word)
        .distinct()
        .sorted()
        .collect(Collectors.joining(" or "));
  }

  /// Returns what an operation is for, by its name in the API.
  private static String word(String operation) {
    if (operation.startsWith("Acknowledge")) {
      return "acknowledge";
    }
    if (operation.startsWith("PollFor")) {
      return "poll";
    }
    if (operation.endsWith("JobDetails")) {
      return "read details";
    }
    if (operation.startsWith("Put")) {
      return "report results";
    }
    if (operation.startsWith("List") || operation.startsWith("GetPipeline")) {
      return "scan";
    }
    if (operation.endsWith("StageTransition")) {
      return "change transitions";
    }
    return operation.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
  }
}
