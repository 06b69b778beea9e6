package dev.jobinspector.cli.completion;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Model.OptionSpec;

/// An option as a shell needs to know it.
///
/// @param values that it can have; empty if any will do
record CompletedOption(
    String name, boolean takesValue, boolean takesFile, List<String> values, String description) {
  static CompletedOption of(OptionSpec option) {
    String label = option.paramLabel();
    List<String> values =
        Optional.ofNullable(option.completionCandidates())
            .map(known -> StreamSupport.stream(known.spliterator(), false).toList())
            .orElseGet(
                () ->
                    label.matches("[a-z-]+(\\|[a-z-]+)+")
                        ? Arrays.asList(label.split("\\|"))
                        : List.of());
    return new CompletedOption(
        option.longestName(),
        option.arity().max() > 0,
        List.of("FILE", "DIR").contains(label.toUpperCase(Locale.ROOT)),
        values,
        option.description().length == 0 ? "" : option.description()[0].replace("%%", "%"));
  }
}
