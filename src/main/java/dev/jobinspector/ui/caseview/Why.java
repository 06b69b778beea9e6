package dev.jobinspector.ui.caseview;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.troubleshooting.finding.Certainty;
import dev.jobinspector.troubleshooting.finding.Finding;
import dev.jobinspector.troubleshooting.finding.Gap;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Why a case stands where it stands, in a few sentences: what has moved, what is in doubt, or what
/// the evidence shows.
///
/// @param lead the first words, which stand out
/// @param next what to do
public record Why(Tone tone, String lead, String text, String next) {
  /// How it looks.
  public enum Tone {
    STUCK,
    MOVED,
    CALM
  }

  /// Returns what is to be said of a case.
  ///
  /// @param inDoubt the attempt on its job whose outcome is unknown
  public static Why of(CaseState open, Optional<Attempt> inDoubt) {
    Finding finding = open.stuck().finding();
    if (inDoubt.isPresent()) {
      return new Why(
          Tone.STUCK,
          "The outcome of your last attempt is unknown.",
          "No usable reply came to %s: it may have worked."
              .formatted(inDoubt.get().intent().operation().apiName()),
          "Check the outcome before you repeat it; that only reads.");
    }
    if (open.moved().isPresent()) {
      return new Why(Tone.MOVED, open.moved().get() + ".", "", finding.next());
    }
    String gaps =
        finding.gaps().isEmpty()
            ? ""
            : finding.gaps().stream()
                .map(Gap::missing)
                .map(Why::lower)
                .collect(Collectors.joining("; ", "\nNot known: ", "."));
    return new Why(
        finding.weight() == Finding.Weight.NOTE ? Tone.CALM : Tone.STUCK,
        (finding.certainty() == Certainty.LIKELY ? "Likely: " : "") + finding.cause() + ".",
        finding.reason() + gaps,
        finding.next());
  }

  private static String lower(String sentence) {
    return sentence.isEmpty()
        ? sentence
        : sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
  }
}
