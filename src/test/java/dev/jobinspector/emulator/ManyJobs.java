package dev.jobinspector.emulator;

/// A scenario with as many queued jobs of one action type as one likes.
public final class ManyJobs {
  private ManyJobs() {}

  public static String scenario(int jobs) {
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
          "executions": [{"count": %d, "actions": [
            {"stage": "Test", "action": "Load", "jobs": [{"status": "Queued"}]}
          ]}]
        }]
      }]
    }
    """
        .formatted(jobs);
  }
}
