package dev.jobinspector.cli.operation;

import dev.jobinspector.request.JobRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The jobs of a list, each with its place there. One that is listed again is not sent again.
///
/// @param once each job, where it stands first
/// @param again where a job stands that was listed before
record ListEntries(List<Entry> once, List<Entry> again) {
  /// @param number in the list, from 1
  record Entry(int number, JobRequest.OnJob request) {
    String jobId() {
      return request.job().idText();
    }
  }

  static ListEntries of(List<JobRequest.OnJob> requests) {
    List<Entry> once = new ArrayList<>();
    List<Entry> again = new ArrayList<>();
    Set<String> listed = new HashSet<>();
    for (JobRequest.OnJob request : requests) {
      Entry entry = new Entry(once.size() + again.size() + 1, request);
      (listed.add(entry.jobId()) ? once : again).add(entry);
    }
    return new ListEntries(once, again);
  }
}
