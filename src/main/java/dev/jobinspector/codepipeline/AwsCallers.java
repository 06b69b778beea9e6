package dev.jobinspector.codepipeline;

import dev.jobinspector.codepipeline.SdkClients.Caller;
import dev.jobinspector.codepipeline.account.CallerAccount;
import dev.jobinspector.codepipeline.account.KnownAccounts;
import dev.jobinspector.codepipeline.config.AwsEnvironment;
import dev.jobinspector.codepipeline.config.SelectedProfile;
import dev.jobinspector.codepipeline.credentials.CredentialChain;
import dev.jobinspector.codepipeline.credentials.Prompts;
import dev.jobinspector.codepipeline.credentials.ResolvedCredentials;
import dev.jobinspector.codepipeline.endpoint.AwsEndpoints;
import dev.jobinspector.codepipeline.endpoint.ResolvedEndpoint;
import dev.jobinspector.codepipeline.transport.HttpTransport;
import dev.jobinspector.job.connection.CallerIdentity;
import dev.jobinspector.job.connection.ConnectionException;
import dev.jobinspector.job.connection.NextStep;
import dev.jobinspector.job.connection.ServiceConnection;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BiFunction;
import software.amazon.awssdk.regions.Region;

/// Resolves profiles to callers of one endpoint of AWS.
///
/// @param endpoint that may be given credentials
/// @param tied its host if that is none of AWS's
record AwsCallers(
    AwsEnvironment environment,
    ResolvedEndpoint endpoint,
    Region region,
    Optional<String> tied,
    KnownAccounts accounts,
    Prompts prompts,
    BiFunction<AwsEnvironment, SelectedProfile, HttpTransport> transports) {
  /// Finds the credentials of a profile.
  ///
  /// @throws ConnectionException with words if there are none
  Caller of(SelectedProfile profile) {
    HttpTransport transport = transports.apply(environment, profile);
    AwsEndpoints endpoints = new AwsEndpoints(environment, profile);
    ResolvedCredentials credentials =
        new CredentialChain(endpoints, region, transport, prompts).resolve();
    Optional<URI> asked = tied.map(_ -> endpoint.uri());
    return new Caller(
        connection(endpoint, region, credentials.profile()),
        CallerAccount.of(credentials, endpoints, region, asked, transport, known()),
        credentials.provider(),
        credentials.clients());
  }

  /// What a tied host says of a key is not what AWS would say.
  private KnownAccounts known() {
    return tied.isPresent() ? KnownAccounts.none() : accounts;
  }

  static ServiceConnection connection(
      ResolvedEndpoint endpoint, Region region, Optional<String> profile) {
    return new ServiceConnection(
        ServiceConnection.Target.AWS,
        profile,
        region.id(),
        Optional.empty(),
        endpoint.uri(),
        endpoint.source());
  }

  /// Whoever acts in another account would act on other jobs than those that are read.
  ///
  /// @throws ConnectionException with words unless AWS answers the same account for both
  static void requireOneAccount(Caller reader, Caller writer) {
    CompletableFuture<Optional<CallerIdentity>> acts = writer.account().identity();
    String reads = account(reader, reader.account().identity());
    String writes = account(writer, acts);
    if (!reads.equals(writes)) {
      throw new ConnectionException(
          "%s reads account %s, and %s, which is to act, belongs to account %s. Choose an acting profile of the same account."
              .formatted(name(reader), reads, name(writer), writes),
          new NextStep.ChooseProfile());
    }
  }

  private static String account(
      Caller caller, CompletableFuture<Optional<CallerIdentity>> identity) {
    try {
      return identity
          .get()
          .map(CallerIdentity::account)
          .orElseThrow(
              () ->
                  new ConnectionException(
                      "AWS does not say which account %s belongs to, so it is not known whether one profile may act for the other. Check that STS can be reached, then connect again."
                          .formatted(name(caller))));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new ConnectionException("Connecting was cancelled.");
    } catch (ExecutionException e) { // it always completes with an answer
      throw new IllegalStateException(e);
    }
  }

  private static String name(Caller caller) {
    return caller.connection().profile().map("Profile "::concat).orElse("The environment");
  }
}
