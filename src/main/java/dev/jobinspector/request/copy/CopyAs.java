package dev.jobinspector.request.copy;

import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.connection.ServiceConnection;
import java.util.List;

/// An acknowledge as commands and snippets. Nonce and client token are variables named `NONCE` and
/// `CLIENT_TOKEN` throughout.
public final class CopyAs {
  private CopyAs() {}

  /// One way to copy a request.
  ///
  /// @param id kebab case, for menus and tests
  /// @param title for a menu
  public record Entry(String id, String title, String text) {}

  /// Returns all ways to copy an acknowledge of a job.
  ///
  /// @param jobId as the user typed it; it need not be valid
  /// @param connection whose profile, Region and endpoint the commands name
  public static List<Entry> acknowledge(JobKind kind, String jobId, ServiceConnection connection) {
    Subject subject = new Subject(kind, jobId, Target.of(connection));
    return List.of(
        new Entry(
            "aws-bash",
            "AWS CLI command (bash)",
            Shell.BASH.command(
                "aws codepipeline", subject, "-", "\"$NONCE\"", "\"$CLIENT_TOKEN\"")),
        new Entry(
            "aws-powershell",
            "AWS CLI command (PowerShell)",
            Shell.POWERSHELL.command(
                "aws codepipeline", subject, "-", "$env:NONCE", "$env:CLIENT_TOKEN")),
        new Entry("job-inspector", "job-inspector command", command(subject)),
        new Entry("json", "JSON input", Snippets.json(subject)),
        new Entry("python", "Python (boto3)", Snippets.python(subject)),
        new Entry("java", "Java (AWS SDK v2)", Snippets.java(subject)));
  }

  /// Returns an acknowledge as a `job-inspector` command.
  public static String command(JobKind kind, String jobId, ServiceConnection connection) {
    return command(new Subject(kind, jobId, Target.of(connection)));
  }

  private static String command(Subject subject) {
    return Shell.BASH.command("job-inspector", subject, "[-@]", "@env:NONCE", "@env:CLIENT_TOKEN");
  }

  /// What is acknowledged, and where.
  record Subject(JobKind kind, String jobId, Target target) {
    String command() {
      return switch (kind) {
        case CUSTOM -> "acknowledge-job";
        case THIRD_PARTY -> "acknowledge-third-party-job";
      };
    }

    boolean thirdParty() {
      return kind == JobKind.THIRD_PARTY;
    }
  }
}
