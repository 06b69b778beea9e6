package dev.jobinspector.codepipeline.credentials;

import dev.jobinspector.codepipeline.config.AwsEnvironment;
import dev.jobinspector.codepipeline.config.SelectedProfile;
import dev.jobinspector.codepipeline.config.ShellWords;
import dev.jobinspector.codepipeline.endpoint.AwsEndpoints;
import dev.jobinspector.codepipeline.transport.HttpTransport;
import dev.jobinspector.job.connection.ConnectionException;
import dev.jobinspector.job.connection.NextStep;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.regions.Region;

/// Decides whose credentials are used, in the order of the AWS CLI: keys of the environment, unless
/// a profile was chosen; the profile; the container; the instance.
public final class CredentialChain {
  private final AwsEnvironment environment;
  private final SelectedProfile selected;
  private final CredentialClients clients;
  private final MachineCredentials machine;
  private final ProfileCredentials profiles;

  /// @param prompts where a person is asked to act
  public CredentialChain(
      AwsEndpoints endpoints, Region region, HttpTransport transport, Prompts prompts) {
    this(endpoints, region, transport, prompts, CredentialClients.CALL);
  }

  /// @param limit of each call to a service that gives credentials
  public CredentialChain(
      AwsEndpoints endpoints,
      Region region,
      HttpTransport transport,
      Prompts prompts,
      Duration limit) {
    environment = endpoints.environment();
    selected = endpoints.profile();
    clients = new CredentialClients(endpoints, transport, limit);
    machine = new MachineCredentials(environment, selected, transport);
    profiles = new ProfileCredentials(environment, region, clients, machine, prompts);
  }

  /// Finds credentials and tries them out: what is wrong with them is said before a request is
  /// made.
  ///
  /// @throws ConnectionException with the cause, its place and the next step if there are none
  public ResolvedCredentials resolve() {
    try {
      return ofEnvironment()
          .map(provider -> resolved(provider, false))
          .or(
              () ->
                  selected
                      .section()
                      .flatMap(profiles::of)
                      .map(provider -> resolved(provider, true)))
          .or(() -> machine.containerIfNamed().map(provider -> resolved(provider, false)))
          .orElseGet(this::ofInstance);
    } catch (RuntimeException e) {
      clients.close();
      throw e;
    }
  }

  private Optional<AwsCredentialsProvider> ofEnvironment() {
    if (selected.chosen()) {
      return Optional.empty();
    }
    return StaticKeys.of(environment)
        .or(
            () ->
                environment
                    .variable("AWS_WEB_IDENTITY_TOKEN_FILE")
                    .filter(_ -> selected.value("role_arn").isEmpty())
                    .map(this::webIdentity));
  }

  private AwsCredentialsProvider webIdentity(String file) {
    return profiles.webIdentity(
        "The environment (AWS_WEB_IDENTITY_TOKEN_FILE)",
        file,
        environment
            .variable("AWS_ROLE_ARN")
            .orElseThrow(
                () ->
                    new ConnectionException(
                        "The environment has AWS_WEB_IDENTITY_TOKEN_FILE without AWS_ROLE_ARN. Set"
                            + " both, or neither.")),
        environment.variable("AWS_ROLE_SESSION_NAME"));
  }

  private ResolvedCredentials ofInstance() {
    if (!machine.isOff()) {
      try {
        return resolved(machine.instance(), false);
      } catch (ConnectionException e) {
        if (Thread.currentThread().isInterrupted()) {
          throw e;
        }
        // Most machines are no instances: what follows says what can be done on any.
      }
    }
    String name = ShellWords.quoted(selected.name());
    throw new ConnectionException(
        "There are no credentials: profile %s%s has none, and neither have the environment, a container or this instance. Add a sign-in with: aws configure sso --profile %s (or keys with: aws configure --profile %s), then connect again."
            .formatted(
                selected.name(),
                selected
                    .section()
                    .map(section -> " (" + section.location() + ")")
                    .orElse(", which is not in " + environment.config().config() + ","),
                name,
                name),
        new NextStep.CopyCommand("aws configure sso --profile " + name));
  }

  private ResolvedCredentials resolved(AwsCredentialsProvider provider, boolean ofProfile) {
    AwsCredentials first;
    try {
      first = provider.resolveCredentials();
    } catch (AbortedException _) {
      throw new ConnectionException("Connecting was cancelled.");
    }
    return new ResolvedCredentials(
        provider,
        ofProfile ? Optional.of(selected.name()) : Optional.empty(),
        first.accessKeyId(),
        first.accountId(),
        clients::close);
  }
}
