package dev.jobinspector.codepipeline.credentials;

import dev.jobinspector.codepipeline.config.AwsEnvironment;
import dev.jobinspector.codepipeline.config.ConfigSection;
import dev.jobinspector.codepipeline.config.ShellWords;
import dev.jobinspector.job.connection.ConnectionException;
import dev.jobinspector.job.connection.NextStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.signin.auth.LoginCredentialsProvider;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.auth.StsWebIdentityTokenFileCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

/// Walks a profile, and those that it takes its credentials from, in the order of the AWS CLI.
final class ProfileCredentials {
  private static final String SESSION_NAME = "job-inspector";

  private final AwsEnvironment environment;
  private final Region region;
  private final CredentialClients clients;
  private final MachineCredentials machine;
  private final Prompts prompts;

  ProfileCredentials(
      AwsEnvironment environment,
      Region region,
      CredentialClients clients,
      MachineCredentials machine,
      Prompts prompts) {
    this.environment = environment;
    this.region = region;
    this.clients = clients;
    this.machine = machine;
    this.prompts = prompts;
  }

  /// Returns what a profile says about credentials; empty if it says nothing.
  ///
  /// @throws ConnectionException with words if what it says cannot be used
  Optional<AwsCredentialsProvider> of(ConfigSection profile) {
    return of(profile, List.of(profile.name()));
  }

  private Optional<AwsCredentialsProvider> of(ConfigSection profile, List<String> visited) {
    Optional<String> token = profile.text("web_identity_token_file");
    if (profile.value("role_arn").isPresent() && token.isEmpty()) {
      return Optional.of(role(profile, visited));
    }
    if (token.isPresent()) {
      return Optional.of(
          webIdentity(
              CredentialMessages.place(profile, "web_identity_token_file"),
              token.get(),
              profile
                  .text("role_arn")
                  .orElseThrow(
                      () ->
                          CredentialMessages.at(
                              profile,
                              "web_identity_token_file",
                              "has a web_identity_token_file without a role_arn. Add it.")),
              profile.text("role_session_name")));
    }
    if (SsoSession.isOf(profile)) {
      return Optional.of(sso(profile));
    }
    boolean keys = StaticKeys.areIn(profile);
    // Keys of the credentials file come before the other sources, those of the other file after.
    if (keys && profile.at(StaticKeys.ID).file().equals(environment.config().credentials())) {
      return Optional.of(StaticKeys.of(profile));
    }
    if (profile.value("login_session").isPresent()) {
      return Optional.of(login(profile));
    }
    if (profile.value("credential_process").isPresent()) {
      return Optional.of(
          new KeptCredentials(new CredentialProcess(profile, CredentialProcess.LIMIT)));
    }
    return keys ? Optional.of(StaticKeys.of(profile)) : Optional.empty();
  }

  private AwsCredentialsProvider role(ConfigSection profile, List<String> visited) {
    String role = profile.text("role_arn").orElseThrow();
    Optional<String> source = profile.text("source_profile");
    Optional<String> named = profile.text("credential_source");
    if (source.isPresent() == named.isPresent()) {
      throw CredentialMessages.at(
          profile,
          "role_arn",
          "has a role_arn with %s source_profile %s credential_source. Give one of the two."
              .formatted(
                  source.isPresent() ? "both" : "neither", source.isPresent() ? "and" : "nor"));
    }
    AwsCredentialsProvider from =
        source
            .map(name -> source(profile, name, visited))
            .orElseGet(() -> credentialSource(profile, named.orElseThrow()));
    String whose =
        source
            .map(name -> "the credentials of profile " + name)
            .orElse("the credentials of " + named.orElse(""));
    AssumeRoleRequest.Builder ask =
        AssumeRoleRequest.builder()
            .roleArn(role)
            .roleSessionName(profile.text("role_session_name").orElse(SESSION_NAME));
    profile.text("external_id").ifPresent(ask::externalId);
    duration(profile).ifPresent(ask::durationSeconds);
    AssumeRoleRequest request = ask.build();
    return new ExplainedCredentials(
        profile
            .text("mfa_serial")
            .<AwsCredentialsProvider>map(
                serial ->
                    new MfaRole(profile, serial, clients.sts(region, from), from, request, prompts))
            .orElseGet(() -> assumed(from, request)),
        e ->
            new ConnectionException(
                CredentialMessages.role(
                    CredentialMessages.place(profile, "role_arn"), role, whose, e)),
        () -> sessionToken(from));
  }

  private AwsCredentialsProvider assumed(AwsCredentialsProvider from, AssumeRoleRequest request) {
    return StsAssumeRoleCredentialsProvider.builder()
        .stsClient(clients.sts(region, from))
        .refreshRequest(
            () -> {
              // A person may have to sign in first: not within the time limit of the call to STS.
              AwsCredentials _ = from.resolveCredentials();
              return request;
            })
        .build();
  }

  private static List<String> sessionToken(AwsCredentialsProvider provider) {
    try {
      return provider.resolveCredentials() instanceof AwsSessionCredentials session
          ? List.of(session.sessionToken())
          : List.of();
    } catch (RuntimeException _) {
      return List.of(); // then none was sent
    }
  }

  private static Optional<Integer> duration(ConfigSection profile) {
    try {
      return profile.text("duration_seconds").map(Integer::valueOf);
    } catch (NumberFormatException _) {
      throw CredentialMessages.at(
          profile, "duration_seconds", "has a duration_seconds that is no number. Correct it.");
    }
  }

  private AwsCredentialsProvider source(ConfigSection profile, String name, List<String> visited) {
    ConfigSection source = environment.config().profiles().get(name);
    if (source == null) {
      throw CredentialMessages.at(
          profile,
          "source_profile",
          "takes its credentials from profile %s, which is not there. Correct source_profile."
              .formatted(name));
    }
    // As in the AWS CLI: a profile may name itself for its own keys, and keys end a chain.
    if (StaticKeys.areIn(source)) {
      return StaticKeys.of(source);
    }
    List<String> chain = new ArrayList<>(visited);
    chain.add(name);
    if (visited.contains(name)) {
      throw CredentialMessages.at(
          profile,
          "source_profile",
          "closes a loop of source profiles: %s. One of them needs credentials of its own."
              .formatted(String.join(" → ", chain)));
    }
    return of(source, chain)
        .orElseThrow(
            () ->
                CredentialMessages.at(
                    source,
                    "",
                    "has no credentials, and profile %s takes its own from it. Add some, or correct source_profile."
                        .formatted(profile.name())));
  }

  private AwsCredentialsProvider credentialSource(ConfigSection profile, String name) {
    return switch (name) {
      case "Environment" ->
          StaticKeys.of(environment)
              .orElseThrow(
                  () ->
                      CredentialMessages.at(
                          profile,
                          "credential_source",
                          "takes its credentials from the environment, which has none. Set"
                              + " AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY."));
      case "Ec2InstanceMetadata" -> machine.instance();
      case "EcsContainer" -> machine.container();
      default ->
          throw CredentialMessages.at(
              profile,
              "credential_source",
              "has a credential_source that is none: %s. There are Environment, Ec2InstanceMetadata and EcsContainer."
                  .formatted(CredentialMessages.oneLine(name)));
    };
  }

  /// Returns credentials of a role that a token stands for, as in a Kubernetes pod.
  AwsCredentialsProvider webIdentity(
      String who, String file, String role, Optional<String> sessionName) {
    Path token = Path.of(file);
    if (!Files.isReadable(token)) {
      throw new ConnectionException(
          "%s has a web identity token that cannot be read: %s. Check that the file is there."
              .formatted(who, token));
    }
    return new ExplainedCredentials(
        StsWebIdentityTokenFileCredentialsProvider.builder()
            .stsClient(clients.stsWithoutCredentials(region))
            .roleArn(role)
            .roleSessionName(sessionName.orElse(SESSION_NAME))
            .webIdentityTokenFile(token)
            .build(),
        e ->
            new ConnectionException(CredentialMessages.role(who, role, "the token in " + token, e)),
        () -> text(token));
  }

  private static List<String> text(Path file) {
    try {
      return List.of(Files.readString(file).strip());
    } catch (IOException _) {
      return List.of();
    }
  }

  private AwsCredentialsProvider sso(ConfigSection profile) {
    SsoSession session = SsoSession.of(profile, environment.config());
    String account = SsoSession.required(profile, profile, "sso_account_id");
    String role = SsoSession.required(profile, profile, "sso_role_name");
    SsoTokens tokens =
        new SsoTokens(
            session,
            environment.awsFolder("sso", "cache"),
            () -> clients.oidc(session.region()),
            prompts);
    return new ExplainedCredentials(
        new SsoRole(clients.sso(session.region()), account, role, tokens),
        e -> SsoRole.refusal(profile, account, role, e),
        tokens::secrets);
  }

  private AwsCredentialsProvider login(ConfigSection profile) {
    String session = profile.text("login_session").orElseThrow();
    String command = "aws login --profile " + ShellWords.quoted(profile.name());
    Path cache =
        environment
            .variable("AWS_LOGIN_CACHE_DIRECTORY")
            .map(Path::of)
            .orElseGet(() -> environment.awsFolder("login", "cache"));
    return new ExplainedCredentials(
        LoginCredentialsProvider.builder()
            .signinClient(clients.signin(region))
            .loginSession(session)
            .tokenCacheLocation(cache)
            .build(),
        e ->
            CredentialMessages.at(
                profile,
                "login_session",
                "has no valid sign-in of its login session (%s). Sign in with: %s"
                    .formatted(CredentialMessages.oneLine(String.valueOf(e.getMessage())), command),
                new NextStep.CopyCommand(command)),
        () -> CredentialJson.secrets(cache.resolve(SsoSession.hash("SHA-256", session) + ".json")));
  }
}
