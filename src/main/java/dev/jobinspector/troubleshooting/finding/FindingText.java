package dev.jobinspector.troubleshooting.finding;

import dev.jobinspector.troubleshooting.activity.Gap;
import dev.jobinspector.troubleshooting.finding.Finding.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A finding that is being written: its cause, then what it rests on and what is missing, then what
/// to do.
final class FindingText {
  private final Weight weight;
  private final Certainty certainty;
  private final String cause;
  private final List<String> evidence = new ArrayList<>();
  private final List<Gap> gaps = new ArrayList<>();

  private FindingText(Weight weight, Certainty certainty, String cause) {
    this.weight = weight;
    this.certainty = certainty;
    this.cause = cause;
  }

  static FindingText certain(Weight weight, String cause) {
    return new FindingText(weight, Certainty.CERTAIN, cause);
  }

  static FindingText likely(Weight weight, String cause) {
    return new FindingText(weight, Certainty.LIKELY, cause);
  }

  /// Adds a sentence of evidence.
  FindingText because(String sentence) {
    evidence.add(sentence);
    return this;
  }

  FindingText because(Optional<String> sentence) {
    sentence.ifPresent(evidence::add);
    return this;
  }

  FindingText because(List<String> sentences) {
    evidence.addAll(sentences);
    return this;
  }

  FindingText without(List<Gap> missing) {
    gaps.addAll(missing);
    return this;
  }

  FindingText without(String missing, String permission) {
    gaps.add(new Gap(missing, Optional.of(permission)));
    return this;
  }

  Finding then(Act act, String next, Section section) {
    return new Finding(weight, certainty, cause, evidence, gaps, act, next, section.anchor());
  }
}
