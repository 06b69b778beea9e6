package dev.jobinspector.codepipeline.credentials;

import dev.jobinspector.codepipeline.config.AwsEnvironment;
import dev.jobinspector.codepipeline.config.ConfigSection;
import dev.jobinspector.codepipeline.config.SelectedProfile;
import dev.jobinspector.codepipeline.config.ShellWords;
import dev.jobinspector.codepipeline.endpoint.AwsEndpoints;
import dev.jobinspector.codepipeline.transport.HttpTransport;
import dev.jobinspector.job.connection.ConnectionException;
import dev.jobinspector.job.connection.NextStep;
import dev.jobinspector.job.connection.SignInPrompt;
import dev.jobinspector.job.connection.SignInResult;
import dev.jobinspector.job.connection.SignInResult.Cause;
import dev.jobinspector.service.SignIn;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.AbortedException;

/// Signs in through the SDK's client of IAM Identity Center's OIDC service, at a host of AWS.
///
/// @param environments read again for each sign-in
/// @param prompts shared with the connections: what waits for the same sign-in goes on by it
public record SdkSignIn(
    Supplier<AwsEnvironment> environments,
    BiFunction<AwsEnvironment, SelectedProfile, HttpTransport> transports,
    Prompts prompts)
    implements SignIn {
  @Override
  public SignInResult signIn(Optional<String> profile, SignInPrompt prompt) {
    try {
      AwsEnvironment environment = environments.get();
      SelectedProfile selected = SelectedProfile.of(profile, environment);
      return signIn(environment, selected, source(environment, selected), prompt);
    } catch (DeviceFlow.NotSignedInException e) {
      return e.result();
    } catch (AbortedException _) {
      return new SignInResult.NotSignedIn(
          Cause.CANCELLED, "The sign-in was cancelled.", new NextStep.ReadMessage());
    } catch (ConnectionException e) {
      return new SignInResult.NotSignedIn(Cause.PROFILE, e.userMessage(), e.next());
    }
  }

  private SignInResult signIn(
      AwsEnvironment environment,
      SelectedProfile selected,
      ConfigSection profile,
      SignInPrompt prompt) {
    SsoSession session = SsoSession.of(profile, environment.config());
    SsoTokenFile file =
        new SsoTokenFile(environment.awsFolder("sso", "cache").resolve(session.cacheFile()));
    try (CredentialClients clients =
        new CredentialClients(
            new AwsEndpoints(environment, selected),
            transports.apply(environment, selected),
            CredentialClients.CALL)) {
      String _ =
          prompts.once(
              file.path(),
              String.class,
              () ->
                  new DeviceFlow(session, file, clients.oidc(session.region()), prompts, prompt)
                      .run());
    }
    SsoTokenFile.Content written = file.read();
    return written.token().isPresent()
        ? new SignInResult.SignedIn(selected.name(), written.expiry())
        : new SignInResult.NotSignedIn(
            Cause.NOT_KEPT,
            "The sign-in was confirmed, but %s cannot be written. Give yourself access to its folder."
                .formatted(file.path()),
            new NextStep.ReadMessage());
  }

  /// Returns the profile itself, or the one below it that is signed in to.
  private static ConfigSection source(AwsEnvironment environment, SelectedProfile selected) {
    Set<String> visited = new HashSet<>();
    Optional<ConfigSection> profile = selected.section();
    while (profile.isPresent() && visited.add(profile.get().name())) {
      if (SsoSession.isOf(profile.get())) {
        return profile.get();
      }
      if (profile.get().value("login_session").isPresent()) {
        String command = "aws login --profile " + ShellWords.quoted(profile.get().name());
        throw CredentialMessages.at(
            profile.get(),
            "login_session",
            "has a login session, which the AWS CLI signs in to. Sign in with: " + command,
            new NextStep.CopyCommand(command));
      }
      profile =
          profile
              .get()
              .text("source_profile")
              .flatMap(name -> Optional.ofNullable(environment.config().profiles().get(name)));
    }
    String command = "aws configure sso --profile " + ShellWords.quoted(selected.name());
    throw new ConnectionException(
        "Profile %s is not signed in to: it has no sso_session. Add one with: %s"
            .formatted(selected.name(), command),
        new NextStep.CopyCommand(command));
  }
}
