package dev.jobinspector.ui.caseview;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.troubleshooting.finding.Finding;
import dev.jobinspector.troubleshooting.finding.Findings;
import dev.jobinspector.ui.common.Mark;
import dev.jobinspector.ui.common.Times;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// Why a case stands where it stands, in a few sentences: what has moved, what is in doubt, or what
/// the evidence shows. The whole evidence is among the findings.
///
/// @param lead the first words, which stand out
/// @param text the strongest evidence, in a line
/// @param beside what was not looked up, or else what to do
public record Why(Tone tone, String lead, String text, String beside) {
  private static final int LINE = 160;

  /// How it looks.
  public enum Tone {
    STUCK,
    MOVED,
    CALM
  }

  /// Returns what is to be said of a case.
  ///
  /// @param inDoubt the attempt on its job whose outcome is unknown
  /// @param now what times are told against
  public static Why of(CaseState open, Optional<Attempt> inDoubt, Instant now) {
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
      // What has ended badly has moved, but is no good news.
      boolean bad = open.mark() == Mark.Kind.FAILED || open.mark() == Mark.Kind.TIMED_OUT;
      return new Why(bad ? Tone.CALM : Tone.MOVED, open.moved().get() + ".", "", finding.next());
    }
    return new Why(
        finding.weight() == Finding.Weight.NOTE ? Tone.CALM : Tone.STUCK,
        finding.certainty().userMessage() + ": " + lower(finding.cause()) + ".",
        local(open, now).evidence().stream().findFirst().map(Why::line).orElse(""),
        notLookedUp(finding).orElse(finding.next()));
  }

  /// Returns what weighs most, with times as the user's clock shows them.
  private static Finding local(CaseState open, Instant now) {
    Finding finding = open.stuck().finding();
    return Findings.of(open.stuck().evidence().with(at -> Times.told(at, now))).stream()
        .filter(same -> same.section().equals(finding.section()))
        .findFirst()
        .orElse(finding);
  }

  private static Optional<String> notLookedUp(Finding finding) {
    return finding.gaps().stream()
        .filter(gap -> gap.permission().isPresent())
        .map(gap -> lower(gap.missing().split(":", 2)[0]))
        .distinct()
        .reduce((one, other) -> one + "; " + other)
        .map(gaps -> "Not looked up: " + gaps + ".");
  }

  /// What a worker has to say may be long.
  private static String line(String sentence) {
    return sentence.length() <= LINE ? sentence : sentence.substring(0, LINE - 1).strip() + "…";
  }

  /// Names such as `PutJobSuccessResult` stay as they are.
  private static String lower(String sentence) {
    String first = sentence.split(" ", 2)[0];
    return first.isEmpty() || first.chars().skip(1).anyMatch(Character::isUpperCase)
        ? sentence
        : sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
  }
}
