package dev.jobinspector.codepipeline;

import dev.jobinspector.codepipeline.activity.ActivityClients;
import dev.jobinspector.codepipeline.activity.Pace;
import dev.jobinspector.codepipeline.activity.SdkActivityLog;
import dev.jobinspector.codepipeline.config.AwsEnvironment;
import dev.jobinspector.codepipeline.config.SelectedProfile;
import dev.jobinspector.codepipeline.credentials.CallerAccount;
import dev.jobinspector.codepipeline.credentials.CredentialChain;
import dev.jobinspector.codepipeline.credentials.KnownAccounts;
import dev.jobinspector.codepipeline.credentials.ResolvedCredentials;
import dev.jobinspector.codepipeline.endpoint.AwsEndpoints;
import dev.jobinspector.codepipeline.endpoint.AwsService;
import dev.jobinspector.codepipeline.endpoint.ResolvedEndpoint;
import dev.jobinspector.codepipeline.transport.HttpTransport;
import dev.jobinspector.codepipeline.transport.InterruptibleCall;
import dev.jobinspector.codepipeline.transport.ProxySettings;
import dev.jobinspector.codepipeline.transport.TimeLimits;
import dev.jobinspector.codepipeline.transport.Transport;
import dev.jobinspector.codepipeline.transport.TrustedCertificates;
import dev.jobinspector.job.connection.ConnectionChoice;
import dev.jobinspector.job.connection.ConnectionException;
import dev.jobinspector.job.connection.ServiceConnection;
import dev.jobinspector.service.Connector;
import dev.jobinspector.service.JobGateway;
import dev.jobinspector.service.RateLimiter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.servicemetadata.CodepipelineServiceMetadata;

/// Connects through the SDK: to whatever is on this machine with credentials that are no secret, to
/// AWS with those that the configuration of AWS tools gives.
public final class SdkConnector implements Connector {
  /// What the emulator is given in place of credentials. Never anything real.
  private static final AwsCredentialsProvider PLACEHOLDER =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAEMULATOR", "emulator"));

  /// Whose rates are shared: the account is not known yet when it is connected to.
  private record Reached(Optional<String> profile, String region, URI endpoint) {
    static Reached by(ServiceConnection connection) {
      return new Reached(connection.profile(), connection.region(), connection.endpoint());
    }
  }

  private final Map<Reached, RateLimiter> rateLimiters = new ConcurrentHashMap<>();
  private final Map<Reached, Pace> paces = new ConcurrentHashMap<>();
  private final Supplier<URI> emulator;
  private final Supplier<AwsEnvironment> environments;
  private final TimeLimits limits;
  private final KnownAccounts accounts;
  private final BiFunction<AwsEnvironment, SelectedProfile, HttpTransport> transports;
  private final Duration pause;

  /// @param emulator the address of the emulator, which may have to be started first
  /// @param environments read anew for each connection: the user may have signed in since
  public SdkConnector(
      Supplier<URI> emulator, Supplier<AwsEnvironment> environments, TimeLimits limits) {
    this(emulator, environments, limits, KnownAccounts.none());
  }

  /// @param accounts what is known of earlier connections
  public SdkConnector(
      Supplier<URI> emulator,
      Supplier<AwsEnvironment> environments,
      TimeLimits limits,
      KnownAccounts accounts) {
    this(emulator, environments, limits, accounts, SdkConnector::transport);
  }

  SdkConnector(
      Supplier<URI> emulator,
      Supplier<AwsEnvironment> environments,
      TimeLimits limits,
      KnownAccounts accounts,
      BiFunction<AwsEnvironment, SelectedProfile, HttpTransport> transports) {
    this(emulator, environments, limits, accounts, transports, Pace.ONE_SECOND);
  }

  private SdkConnector(
      Supplier<URI> emulator,
      Supplier<AwsEnvironment> environments,
      TimeLimits limits,
      KnownAccounts accounts,
      BiFunction<AwsEnvironment, SelectedProfile, HttpTransport> transports,
      Duration pause) {
    this.emulator = emulator;
    this.environments = environments;
    this.limits = limits;
    this.accounts = accounts;
    this.transports = transports;
    this.pause = pause;
  }

  /// Returns one that does not pause between two look-ups in CloudTrail: for an emulator of one's
  /// own that was told to take them.
  public SdkConnector withoutPauses() {
    return new SdkConnector(emulator, environments, limits, accounts, transports, Duration.ZERO);
  }

  private static Transport transport(AwsEnvironment environment, SelectedProfile profile) {
    return new Transport(
        ProxySettings.of(environment.variables()),
        new TrustedCertificates(environment.caBundle(profile)));
  }

  @Override
  public JobGateway connect(ConnectionChoice choice) {
    try {
      return InterruptibleCall.of(() -> connected(choice), JobGateway::close);
    } catch (AbortedException _) {
      throw new ConnectionException("Connecting was cancelled.");
    }
  }

  private JobGateway connected(ConnectionChoice choice) {
    return switch (choice) {
      case ConnectionChoice.Emulator(var region) ->
          toEmulator(
              emulator.get(),
              "the emulator inside this window",
              Region.of(region),
              PLACEHOLDER,
              Transport.ofThisMachine());
      case ConnectionChoice.Aws aws -> toAws(aws, environments.get());
    };
  }

  private JobGateway toAws(ConnectionChoice.Aws choice, AwsEnvironment environment) {
    SelectedProfile profile = SelectedProfile.of(choice.profile(), environment);
    AwsEndpoints endpoints = new AwsEndpoints(environment, profile);
    Optional<Region> chosen = endpoints.region(choice.region());
    Region region = chosen.orElse(Region.of(ConnectionChoice.Emulator.DEFAULT_REGION));
    var endpoint = endpoints.codePipeline(choice.endpoint(), region);
    HttpTransport transport = transports.apply(environment, profile);
    AwsCredentialsProvider placeholder =
        environment.isUnsigned() ? AnonymousCredentialsProvider.create() : PLACEHOLDER;
    if (endpoint.loopback()) {
      return toEmulator(endpoint.uri(), endpoint.source(), region, placeholder, transport);
    }
    if (chosen.isEmpty()) {
      throw new ConnectionException(
          "No Region is set for profile %s. Choose one in the connection, or set AWS_REGION."
              .formatted(profile.name()));
    }
    AwsEndpoints.trusted(endpoint);
    if (environment.isUnsigned()) {
      return gateway(
          toAws(endpoint, region, Optional.empty()),
          CallerAccount.unknown(),
          placeholder,
          () -> {},
          transport,
          service -> endpoints.ofAws(service, region).uri());
    }
    ResolvedCredentials credentials = new CredentialChain(endpoints, region, transport).resolve();
    try {
      return gateway(
          toAws(endpoint, region, credentials.profile()),
          CallerAccount.of(credentials, endpoints, region, transport, accounts),
          credentials.provider(),
          credentials.clients(),
          transport,
          service -> endpoints.ofAws(service, region).uri());
    } catch (RuntimeException e) {
      // Such as a file of certificates that cannot be used, after credentials that needed none.
      credentials.clients().run();
      throw e;
    }
  }

  private static ServiceConnection toAws(
      ResolvedEndpoint endpoint, Region region, Optional<String> profile) {
    return new ServiceConnection(
        ServiceConnection.Target.AWS,
        profile,
        region.id(),
        Optional.empty(),
        endpoint.uri(),
        endpoint.source());
  }

  private JobGateway toEmulator(
      URI endpoint,
      String source,
      Region region,
      AwsCredentialsProvider placeholder,
      HttpTransport transport) {
    return gateway(
        new ServiceConnection(
            ServiceConnection.Target.EMULATOR,
            Optional.empty(),
            region.id(),
            Optional.empty(),
            endpoint,
            source),
        CallerAccount.ofEmulator(endpoint, region, placeholder, transport),
        placeholder,
        () -> {},
        transport,
        _ -> endpoint);
  }

  private JobGateway gateway(
      ServiceConnection connection,
      CallerAccount account,
      AwsCredentialsProvider credentials,
      Runnable renewal,
      HttpTransport transport,
      Function<AwsService, URI> others) {
    return new SdkJobGateway(
        connection,
        new SdkClients(
            connection,
            account,
            credentials,
            renewal,
            limits,
            rateLimiters.computeIfAbsent(
                Reached.by(connection), _ -> RateLimiter.forTarget(connection)),
            transport),
        new SdkActivityLog(
            new ActivityClients(
                others,
                Region.of(connection.region()),
                credentials,
                limits,
                transport,
                List.of(AllowedOperations.ACTIVITY, new RecordingInterceptor())),
            paces.computeIfAbsent(Reached.by(connection), _ -> new Pace(pause)),
            RecordedCall.UNSHOWN),
        transport);
  }

  @Override
  public List<String> profiles() {
    return environments.get().config().profiles().keySet().stream().sorted().toList();
  }

  @Override
  public List<String> regionsLike(String region) {
    PartitionMetadata partition = PartitionMetadata.of(Region.of(region));
    return regions().stream()
        .filter(it -> PartitionMetadata.of(Region.of(it)).id().equals(partition.id()))
        .toList();
  }

  /// Returns the service's own list: the SDK's general one loads those of all services.
  @Override
  public List<String> regions() {
    return new CodepipelineServiceMetadata().regions().stream().map(Region::id).sorted().toList();
  }
}
