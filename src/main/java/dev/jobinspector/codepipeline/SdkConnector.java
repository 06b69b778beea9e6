package dev.jobinspector.codepipeline;

import dev.jobinspector.codepipeline.SdkClients.Caller;
import dev.jobinspector.codepipeline.account.AllowedOperations;
import dev.jobinspector.codepipeline.account.CallerAccount;
import dev.jobinspector.codepipeline.account.KnownAccounts;
import dev.jobinspector.codepipeline.activity.ActivityClients;
import dev.jobinspector.codepipeline.activity.Pace;
import dev.jobinspector.codepipeline.activity.SdkActivityLog;
import dev.jobinspector.codepipeline.config.AwsEnvironment;
import dev.jobinspector.codepipeline.config.ConnectionSources;
import dev.jobinspector.codepipeline.config.SelectedProfile;
import dev.jobinspector.codepipeline.credentials.Prompts;
import dev.jobinspector.codepipeline.credentials.SdkSignIn;
import dev.jobinspector.codepipeline.endpoint.AwsEndpoints;
import dev.jobinspector.codepipeline.endpoint.AwsService;
import dev.jobinspector.codepipeline.transport.HttpTransport;
import dev.jobinspector.codepipeline.transport.InterruptibleCall;
import dev.jobinspector.codepipeline.transport.ProxySettings;
import dev.jobinspector.codepipeline.transport.TimeLimits;
import dev.jobinspector.codepipeline.transport.Transport;
import dev.jobinspector.codepipeline.transport.TrustedCertificates;
import dev.jobinspector.job.connection.ConnectionChoice;
import dev.jobinspector.job.connection.ConnectionException;
import dev.jobinspector.job.connection.ConnectionSource;
import dev.jobinspector.job.connection.ServiceConnection;
import dev.jobinspector.job.connection.SignInPrompt;
import dev.jobinspector.service.Connector;
import dev.jobinspector.service.JobGateway;
import dev.jobinspector.service.RateLimiter;
import dev.jobinspector.service.SignIn;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  /// By profile, Region and endpoint: the account is not known yet when it is connected to.
  private final Map<List<?>, RateLimiter> rateLimiters = new ConcurrentHashMap<>();

  private final Map<List<?>, Pace> paces = new ConcurrentHashMap<>();
  private final Supplier<URI> emulator;
  private final Supplier<AwsEnvironment> environments;
  private final TimeLimits limits;
  private final KnownAccounts accounts;
  private final BiFunction<AwsEnvironment, SelectedProfile, HttpTransport> transports;
  private final Duration pause;
  private final Prompts prompts;
  private final Function<String, Set<String>> ties;

  /// Connects without anybody who could sign in.
  ///
  /// @param emulator the address of the emulator, which may have to be started first
  /// @param environments read again for each connection: the user may have signed in since
  public SdkConnector(
      Supplier<URI> emulator, Supplier<AwsEnvironment> environments, TimeLimits limits) {
    this(
        emulator,
        environments,
        limits,
        KnownAccounts.none(),
        new Prompts(SignInPrompt.NOBODY),
        _ -> Set.of());
  }

  /// @param accounts what is known of earlier connections
  /// @param prompts where a person is asked to act
  /// @param ties the hosts that a profile is tied to, in lower case
  public SdkConnector(
      Supplier<URI> emulator,
      Supplier<AwsEnvironment> environments,
      TimeLimits limits,
      KnownAccounts accounts,
      Prompts prompts,
      Function<String, Set<String>> ties) {
    this(emulator, environments, limits, accounts, prompts, ties, SdkConnector::transport);
  }

  SdkConnector(
      Supplier<URI> emulator,
      Supplier<AwsEnvironment> environments,
      TimeLimits limits,
      KnownAccounts accounts,
      Prompts prompts,
      Function<String, Set<String>> ties,
      BiFunction<AwsEnvironment, SelectedProfile, HttpTransport> transports) {
    this(emulator, environments, limits, accounts, prompts, ties, transports, Pace.ONE_SECOND);
  }

  private SdkConnector(
      Supplier<URI> emulator,
      Supplier<AwsEnvironment> environments,
      TimeLimits limits,
      KnownAccounts accounts,
      Prompts prompts,
      Function<String, Set<String>> ties,
      BiFunction<AwsEnvironment, SelectedProfile, HttpTransport> transports,
      Duration pause) {
    this.emulator = emulator;
    this.environments = environments;
    this.limits = limits;
    this.accounts = accounts;
    this.prompts = prompts;
    this.ties = ties;
    this.transports = transports;
    this.pause = pause;
  }

  /// Returns one that does not pause between two look-ups in CloudTrail: for an emulator of one's
  /// own that was told to take them.
  public SdkConnector withoutPauses() {
    return new SdkConnector(
        emulator, environments, limits, accounts, prompts, ties, transports, Duration.ZERO);
  }

  /// Returns what signs in, together with what waits for that.
  public SignIn signIn() {
    return new SdkSignIn(environments, transports, prompts);
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
    Function<AwsService, URI> others = service -> endpoints.ofAws(service, region).uri();
    Optional<String> tied = AwsEndpoints.tiedHost(endpoint, ties.apply(profile.name()));
    if (environment.isUnsigned()) {
      Caller anonymous =
          new Caller(
              AwsCallers.connection(endpoint, region, Optional.empty()),
              CallerAccount.unknown(),
              placeholder,
              () -> {});
      return gateway(anonymous, anonymous, tied, transport, others);
    }
    AwsCallers callers =
        new AwsCallers(environment, endpoint, region, tied, accounts, prompts, transports);
    Caller reader = callers.of(profile);
    Caller writer = reader;
    try {
      if (choice.actingProfile().isPresent()) {
        SelectedProfile acting = SelectedProfile.of(choice.actingProfile(), environment);
        Optional<String> _ = AwsEndpoints.tiedHost(endpoint, ties.apply(acting.name()));
        writer = callers.of(acting);
        AwsCallers.requireOneAccount(reader, writer);
      }
      return gateway(reader, writer, tied, transport, others);
    } catch (RuntimeException e) {
      // Such as a file of certificates that cannot be used, after credentials that needed none.
      writer.renewal().run();
      reader.renewal().run();
      throw e;
    }
  }

  private JobGateway toEmulator(
      URI endpoint,
      String source,
      Region region,
      AwsCredentialsProvider placeholder,
      HttpTransport transport) {
    Caller caller =
        new Caller(
            new ServiceConnection(
                ServiceConnection.Target.EMULATOR,
                Optional.empty(),
                region.id(),
                Optional.empty(),
                endpoint,
                source),
            CallerAccount.ofEmulator(endpoint, region, placeholder, transport),
            placeholder,
            () -> {});
    return gateway(caller, caller, Optional.empty(), transport, _ -> endpoint);
  }

  private JobGateway gateway(
      Caller reader,
      Caller writer,
      Optional<String> tied,
      HttpTransport transport,
      Function<AwsService, URI> others) {
    ServiceConnection connection = reader.connection();
    List<?> reached = List.of(connection.profile(), connection.region(), connection.endpoint());
    return new SdkJobGateway(
        new SdkClients(
            reader,
            writer,
            tied,
            limits,
            rateLimiters.computeIfAbsent(reached, _ -> RateLimiter.forTarget(connection)),
            transport),
        new SdkActivityLog(
            new ActivityClients(
                others,
                Region.of(connection.region()),
                reader.credentials(),
                limits,
                transport,
                List.of(AllowedOperations.ACTIVITY, new RecordingInterceptor())),
            paces.computeIfAbsent(reached, _ -> new Pace(pause)),
            RecordedCall.UNSHOWN),
        transport);
  }

  @Override
  public List<ConnectionSource> sources() {
    return ConnectionSources.of(environments.get());
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
