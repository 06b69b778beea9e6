package dev.jobinspector.ui.control;

import dev.jobinspector.job.reply.Outcome;

/// One of several, and how far it is.
///
/// @param name what it is recognised by
public record ManyRow(String name, ManyTarget target, State state) {
  /// How far one is.
  public sealed interface State {
    /// Nothing was sent yet.
    record Waiting() implements State {}

    /// It was sent.
    ///
    /// @param words of an outcome that is not confirmed
    record Ended(Outcome outcome, String words) implements State {}
  }

  ManyRow with(State now) {
    return new ManyRow(name, target, now);
  }

  /// Returns whether it may be sent: what was rejected or not sent did nothing. What is unknown may
  /// have been done, and is not for a program to send again.
  boolean isLeft() {
    return switch (state) {
      case State.Waiting _ -> true;
      case State.Ended(var outcome, _) ->
          outcome == Outcome.REJECTED || outcome == Outcome.NOT_SENT;
    };
  }

  boolean has(Outcome outcome) {
    return state instanceof State.Ended(var ended, _) && ended == outcome;
  }

  /// Returns it with how far it is, in words.
  String userMessage() {
    return name
        + switch (state) {
          case State.Waiting _ -> "";
          case State.Ended(var outcome, var words) ->
              switch (outcome) {
                case CONFIRMED -> " — confirmed";
                case REJECTED -> " — rejected: " + words;
                case UNKNOWN -> " — unknown: " + words;
                case NOT_SENT -> " — not sent: " + words;
              };
        };
  }
}
