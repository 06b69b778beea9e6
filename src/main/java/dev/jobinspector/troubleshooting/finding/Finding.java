package dev.jobinspector.troubleshooting.finding;

import dev.jobinspector.troubleshooting.activity.Gap;
import java.util.List;

/// What the evidence shows, how that is known, and what to do next.
///
/// @param weight how much it matters
/// @param cause what is so, in one sentence without a full stop
/// @param evidence what it rests on, the strongest first, a sentence each, with times where they
///   are known
/// @param gaps the evidence that is missing
/// @param act that fits it best
/// @param next what to do, in words
/// @param section of `docs/troubleshooting.md`, as the anchor of its heading
public record Finding(
    Weight weight,
    Certainty certainty,
    String cause,
    List<String> evidence,
    List<Gap> gaps,
    Act act,
    String next,
    String section) {
  /// From what holds the pipeline up to what is good to know.
  public enum Weight {
    STUCK,
    CAUTION,
    NOTE
  }

  public Finding {
    evidence = List.copyOf(evidence);
    gaps = List.copyOf(gaps);
  }

  /// Returns what it rests on, as one text.
  public String reason() {
    return String.join(" ", evidence);
  }
}
