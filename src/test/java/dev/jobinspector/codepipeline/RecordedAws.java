package dev.jobinspector.codepipeline;

import dev.jobinspector.codepipeline.account.KnownAccounts;
import dev.jobinspector.codepipeline.credentials.Prompts;
import dev.jobinspector.job.connection.ConnectionChoice;
import dev.jobinspector.job.connection.SignInPrompt;
import dev.jobinspector.service.JobGateway;
import dev.jobinspector.settings.TiedHosts;
import dev.jobinspector.testing.AwsHome;
import dev.jobinspector.testing.RecordingTransport;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// Connections of a home folder to AWS, which a recorder plays.
public final class RecordedAws {
  private final AwsHome home;
  private final RecordingTransport aws;
  private Prompts prompts = new Prompts(SignInPrompt.NOBODY);
  private KnownAccounts accounts = KnownAccounts.none();
  private TiedHosts ties = TiedHosts.NONE;

  public RecordedAws(Path folder, RecordingTransport aws) {
    this.home = new AwsHome(folder);
    this.aws = aws;
  }

  public AwsHome home() {
    return home;
  }

  /// Asks a person from now on.
  public RecordedAws asking(Prompts person) {
    prompts = person;
    return this;
  }

  public RecordedAws tied(TiedHosts tied) {
    ties = tied;
    return this;
  }

  RecordedAws knowing(KnownAccounts known) {
    accounts = known;
    return this;
  }

  public SdkConnector connector() {
    return new SdkConnector(
        () -> URI.create("http://127.0.0.1:1"),
        home::environment,
        Requests.LIMITS,
        accounts,
        prompts,
        profile -> ties.of(profile),
        (_, _) -> aws);
  }

  public JobGateway connect(String profile) {
    return connect(profile, Optional.empty(), Optional.empty());
  }

  /// Connects by two profiles, or elsewhere.
  public JobGateway connect(String profile, Optional<String> acting, Optional<String> endpoint) {
    return connector()
        .connect(
            new ConnectionChoice.Aws(
                Optional.of(profile), Optional.of("us-east-1"), endpoint.map(URI::create), acting));
  }
}
