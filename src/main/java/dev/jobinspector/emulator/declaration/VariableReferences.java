package dev.jobinspector.emulator.declaration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// References such as `#{SourceVariables.CommitId}` in the configuration of an action. What does
/// not have this form is text.
public final class VariableReferences {
  /// The namespace of what is known of every execution; its one key is [#EXECUTION_ID].
  public static final String EXECUTION = "codepipeline";

  public static final String EXECUTION_ID = "PipelineExecutionId";

  /// The namespace of the pipeline's own variables.
  public static final String PIPELINE = "variables";

  private static final Pattern REFERENCE =
      Pattern.compile("#\\{([A-Za-z0-9@_-]+)\\.([A-Za-z0-9@_-]+)}");

  private VariableReferences() {}

  /// What one of them names.
  public record Reference(String namespace, String key) {}

  /// Returns what a text refers to, in order.
  public static List<Reference> in(String text) {
    return REFERENCE.matcher(text).results().map(found -> reference(found::group)).toList();
  }

  /// Returns the configuration with every reference replaced by its value; empty if one has none.
  public static Optional<Map<String, String>> resolve(
      Map<String, String> configuration, Function<Reference, Optional<String>> values) {
    List<Reference> references =
        configuration.values().stream().flatMap(text -> in(text).stream()).toList();
    if (references.isEmpty()) {
      return Optional.of(configuration);
    }
    if (references.stream().anyMatch(reference -> values.apply(reference).isEmpty())) {
      return Optional.empty();
    }
    var resolved = new LinkedHashMap<String, String>();
    configuration.forEach((name, value) -> resolved.put(name, text(value, values)));
    return Optional.of(resolved);
  }

  private static String text(String text, Function<Reference, Optional<String>> values) {
    return REFERENCE
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    values.apply(reference(found::group)).orElse(found.group())));
  }

  private static Reference reference(Function<Integer, String> group) {
    return new Reference(group.apply(1), group.apply(2));
  }
}
