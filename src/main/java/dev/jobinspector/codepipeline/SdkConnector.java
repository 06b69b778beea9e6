package dev.jobinspector.codepipeline;

import dev.jobinspector.codepipeline.transport.ProxySettings;
import dev.jobinspector.codepipeline.transport.TimeLimits;
import dev.jobinspector.codepipeline.transport.Transport;
import dev.jobinspector.codepipeline.transport.TrustedCertificates;
import dev.jobinspector.job.connection.ConnectionChoice;
import dev.jobinspector.job.connection.ConnectionException;
import dev.jobinspector.job.connection.ServiceConnection;
import dev.jobinspector.service.Connector;
import dev.jobinspector.service.JobGateway;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.servicemetadata.CodepipelineServiceMetadata;

/// Connects through the SDK: to the emulator with credentials that are no secret, to AWS with those
/// of a profile or of the default chain.
public final class SdkConnector implements Connector {
  /// What the emulator is given in place of credentials. Never anything real.
  private static final AwsCredentialsProvider PLACEHOLDER =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAEMULATOR", "emulator"));

  private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,40}");

  private final Supplier<URI> emulator;
  private final Supplier<AwsEnvironment> environments;
  private final TimeLimits limits;

  /// @param emulator the address of the emulator, which may have to be started first
  /// @param environments read anew for each connection: the user may have signed in since
  public SdkConnector(
      Supplier<URI> emulator, Supplier<AwsEnvironment> environments, TimeLimits limits) {
    this.emulator = emulator;
    this.environments = environments;
    this.limits = limits;
  }

  @Override
  public JobGateway connect(ConnectionChoice choice) {
    return switch (choice) {
      case ConnectionChoice.Emulator(var region) ->
          toEmulator(
              new ResolvedEndpoint(emulator.get(), "the emulator inside this window"),
              region,
              Transport.ofThisMachine());
      case ConnectionChoice.Aws aws -> toAws(aws, environments.get());
    };
  }

  private JobGateway toAws(ConnectionChoice.Aws choice, AwsEnvironment environment) {
    String profile = environment.profileName(choice.profile());
    if (choice.profile().isPresent() && environment.profiles().profile(profile).isEmpty()) {
      throw new ConnectionException(
          "The shared AWS configuration has no profile %s. Choose another, or add it with: aws configure --profile %s"
              .formatted(profile, profile));
    }
    Optional<String> regionId = regionOf(choice, profile, environment);
    Region region = region(regionId.orElse(ConnectionChoice.Emulator.DEFAULT_REGION));
    ResolvedEndpoint endpoint =
        ResolvedEndpoint.resolve(choice.endpoint(), profile, region, environment);
    Transport transport =
        new Transport(
            ProxySettings.of(environment.variables()),
            new TrustedCertificates(environment.caBundle(profile)));
    if (endpoint.loopback() && choice.profile().isEmpty()) {
      return toEmulator(endpoint, region.id(), transport);
    }
    if (regionId.isEmpty()) {
      throw new ConnectionException(
          "No Region is set for profile %s. Choose one in the connection, or set AWS_REGION."
              .formatted(profile));
    }
    if (!endpoint.trusted()) {
      throw new ConnectionException(
          "%s (from %s) is neither AWS over https nor this machine, so it gets no credentials. Remove that setting, or set AWS_IGNORE_CONFIGURED_ENDPOINT_URLS=true."
              .formatted(endpoint.uri(), endpoint.source()));
    }
    AwsCredentialsProvider credentials = credentials(choice, profile, environment);
    Optional<String> account =
        endpoint.loopback()
            ? CallerAccount.at(transport, endpoint.uri(), region, credentials)
            : CallerAccount.ofAws(transport, region, credentials);
    return gateway(
        new ServiceConnection(
            ServiceConnection.Target.AWS,
            choice.profile().or(() -> environment.variable("AWS_PROFILE")),
            region.id(),
            account,
            endpoint.uri(),
            endpoint.source()),
        credentials,
        transport);
  }

  private JobGateway toEmulator(ResolvedEndpoint endpoint, String region, Transport transport) {
    return gateway(
        new ServiceConnection(
            ServiceConnection.Target.EMULATOR,
            Optional.empty(),
            region,
            CallerAccount.at(transport, endpoint.uri(), region(region), PLACEHOLDER),
            endpoint.uri(),
            endpoint.source()),
        PLACEHOLDER,
        transport);
  }

  private JobGateway gateway(
      ServiceConnection connection, AwsCredentialsProvider credentials, Transport transport) {
    return new SdkJobGateway(
        connection, new SdkClients(connection, credentials, transport, limits), transport);
  }

  private static Region region(String id) {
    if (!REGION.matcher(id).matches()) {
      throw new ConnectionException(
          "This is not the name of a Region: it has lower-case letters, digits and hyphens only,"
              + " such as us-east-1.");
    }
    return Region.of(id);
  }

  private Optional<String> regionOf(
      ConnectionChoice.Aws choice, String profile, AwsEnvironment environment) {
    return choice
        .region()
        .or(() -> environment.variable("AWS_REGION"))
        .or(() -> environment.variable("AWS_DEFAULT_REGION"))
        .or(() -> environment.profileProperty(profile, "region"));
  }

  /// A profile that was chosen wins over credentials in the environment, as in the AWS CLI; the
  /// SDK's default chain alone would have it the other way round.
  private AwsCredentialsProvider credentials(
      ConnectionChoice.Aws choice, String profile, AwsEnvironment environment) {
    AwsCredentialsProvider credentials =
        choice.profile().isPresent()
            ? ProfileCredentialsProvider.builder()
                .profileFile(environment::profiles)
                .profileName(profile)
                .build()
            : DefaultCredentialsProvider.builder()
                .profileFile(environment::profiles)
                .profileName(profile)
                .build();
    try {
      credentials.resolveCredentials();
    } catch (SdkClientException | IllegalStateException | IllegalArgumentException _) {
      throw new ConnectionException(
          "There are no usable credentials for profile %s. Sign in with: aws sso login --profile %s (or: aws configure --profile %s), then connect again."
              .formatted(profile, profile, profile));
    }
    return credentials;
  }

  @Override
  public List<String> profiles() {
    return environments.get().profiles().profiles().keySet().stream().sorted().toList();
  }

  /// Asked of the service's own list: the SDK's general door to it loads those of all services.
  @Override
  public List<String> regions() {
    return new CodepipelineServiceMetadata().regions().stream().map(Region::id).sorted().toList();
  }
}
