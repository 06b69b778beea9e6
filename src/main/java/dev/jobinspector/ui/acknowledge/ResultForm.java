package dev.jobinspector.ui.acknowledge;

import dev.jobinspector.job.request.JobResult;
import java.util.List;

/// What a result takes besides the job.
public sealed interface ResultForm permits FailureForm, SuccessForm {
  /// Its texts, in the order in which they are asked for.
  List<CheckedText> texts();

  /// Returns what was entered.
  ///
  /// @throws IllegalArgumentException if one of the texts is refused
  JobResult entered();

  /// Starts again: what was entered was about another job.
  void clear();
}
