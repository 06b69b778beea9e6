package dev.jobinspector.codepipeline;

import dev.jobinspector.codepipeline.account.KnownAccounts;
import dev.jobinspector.codepipeline.config.AwsEnvironment;
import dev.jobinspector.codepipeline.credentials.Prompts;
import dev.jobinspector.codepipeline.transport.TimeLimits;
import dev.jobinspector.codepipeline.transport.Transport;
import dev.jobinspector.job.CustomJob;
import dev.jobinspector.job.JobId;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.Nonce;
import dev.jobinspector.job.connection.ConnectionChoice;
import dev.jobinspector.job.connection.SignInPrompt;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.Outcome;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.service.JobGateway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Requests by the real SDK client in an environment of a test's own, with a profile that has keys.
public final class Requests {
  public static final JobId JOB = new JobId("2d534200-7b34-4dad-9184-75d61df2d62c");
  public static final TimeLimits LIMITS =
      new TimeLimits(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(3));

  private Requests() {}

  /// Connects to AWS, or to an endpoint.
  ///
  /// @param profile further lines of the profile
  public static JobGateway connected(
      Map<String, String> variables, String profile, Optional<URI> endpoint) {
    AwsEnvironment environment =
        environment(
            variables,
            """
            [profile test]
            aws_access_key_id = AKIATEST
            aws_secret_access_key = test
            """
                + profile);
    JobGateway gateway =
        new SdkConnector(() -> URI.create("http://127.0.0.1:1"), () -> environment, LIMITS)
            .connect(
                new ConnectionChoice.Aws(Optional.of("test"), Optional.of("us-east-1"), endpoint));
    gateway.account().join(); // a request of its own, which tests count
    return gateway;
  }

  /// Connects to an emulator that was told to take look-ups in CloudTrail as often as they come.
  public static SdkConnector withoutPauses(URI emulator) {
    Duration patient = Duration.ofSeconds(60);
    return new SdkConnector(
        () -> emulator,
        () -> {
          throw new AssertionError("There is no AWS.");
        },
        new TimeLimits(patient, patient, patient.multipliedBy(2)),
        KnownAccounts.none(),
        new Prompts(SignInPrompt.NOBODY),
        _ -> Set.of(),
        (_, _) -> Transport.ofThisMachine(),
        Duration.ZERO);
  }

  /// Returns an environment with a shared configuration file.
  static AwsEnvironment environment(Map<String, String> variables, String config) {
    Map<String, String> all = new HashMap<>(variables);
    try {
      Path file = Files.createTempFile("config", "");
      try {
        Files.writeString(file, config);
        all.put("AWS_CONFIG_FILE", file.toString());
        all.put("AWS_SHARED_CREDENTIALS_FILE", file + ".none");
        return AwsEnvironment.of(all);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Connects to a server on this machine as to an emulator.
  public static JobGateway toEmulator(URI endpoint) {
    return new SdkConnector(() -> endpoint, () -> environment(Map.of(), ""), LIMITS)
        .connect(new ConnectionChoice.Emulator("us-east-1"));
  }

  /// Connects to a server on this machine.
  public static JobGateway to(URI endpoint) {
    return connected(Map.of(), "", Optional.of(endpoint));
  }

  public static Reply<JobStatus> acknowledge(JobGateway gateway) {
    return gateway.acknowledge(new CustomJob(JOB), new Nonce("7"));
  }

  public static Outcome outcome(Reply<?> reply) {
    return switch (reply) {
      case Reply.Answered<?> _ -> Outcome.CONFIRMED;
      case Reply.Failed<?>(var failure, _) -> failure.outcome();
    };
  }

  /// What the user is told of a failure.
  public static String message(Reply<?> reply) {
    return switch (reply) {
      case Reply.Answered<?> answered -> answered.toString();
      case Reply.Failed<?>(JobFailure failure, _) -> failure.message();
    };
  }
}
