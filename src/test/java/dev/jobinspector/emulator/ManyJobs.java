package dev.jobinspector.emulator;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A scenario with as many queued jobs of one action type as one likes.
public final class ManyJobs {
  private ManyJobs() {}

  /// As one line that says how many.
  public static String scenario(int jobs) {
    return around(
        """
        {"count": %d, "actions": [{"stage": "Test", "action": "Load", "jobs": [{"status": "Queued"}]}]}\
        """
            .formatted(jobs));
  }

  /// With a line and fixed ids for each.
  public static String spelledOut(int jobs) {
    return around(
        IntStream.range(0, jobs)
            .mapToObj("%08x-0000-4000-8000-00000000000"::formatted)
            .map(ManyJobs::execution)
            .collect(Collectors.joining(",\n")));
  }

  private static String execution(String id) {
    return """
    {"id": "%s0", "actions": [{"stage": "Test", "action": "Load", "jobs": [{"id": "%s1", "status": "Queued"}]}]}\
    """
        .formatted(id, id);
  }

  private static String around(String executions) {
    return """
    {
      "account": "111122223333",
      "regions": [{
        "name": "us-east-1",
        "actionTypes": [
          {"category": "Test", "owner": "Custom", "provider": "LoadRunner", "version": "1"}
        ],
        "pipelines": [{
          "name": "many", "artifactBucket": "codepipeline-us-east-1-111122223333",
          "mode": "PARALLEL",
          "stages": [{"name": "Test", "actions": [
            {"name": "Load", "type": "Test/Custom/LoadRunner/1", "configuration": {"Plan": "p"}}
          ]}],
          "executions": [%s]
        }]
      }]
    }
    """
        .formatted(executions);
  }
}
