package dev.jobinspector.request.recognise;

import dev.jobinspector.request.recognise.evidence.FoundJob;
import java.util.List;

/// What was found in a text.
///
/// @param jobs in the order of their first occurrence
/// @param notes what the user should know of texts without a job id
/// @param complete false if reading was cancelled: there may be more
public record Recognition(List<FoundJob> jobs, List<String> notes, boolean complete) {
  public Recognition {
    jobs = List.copyOf(jobs);
    notes = List.copyOf(notes);
  }
}
