package dev.jobinspector.troubleshooting;

/// What the evidence about a job shows, and what to do next.
///
/// @param weight how much it matters
/// @param title what is so, in one line
/// @param reason why it is concluded
/// @param next what to do
public record Finding(Weight weight, String title, String reason, String next) {
  /// From what holds the pipeline up to what is good to know.
  public enum Weight {
    STUCK,
    CAUTION,
    NOTE
  }
}
