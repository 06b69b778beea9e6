package dev.jobinspector.codepipeline.credentials;

import dev.jobinspector.codepipeline.config.AwsEnvironment;
import dev.jobinspector.codepipeline.config.SelectedProfile;
import dev.jobinspector.codepipeline.transport.EndpointUrl;
import dev.jobinspector.codepipeline.transport.HttpTransport;
import dev.jobinspector.codepipeline.transport.TimeLimits;
import dev.jobinspector.job.connection.ConnectionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import tools.jackson.databind.JsonNode;

/// Credentials of the container or the instance that this runs on. Asked for here, not by the SDK:
/// its own HTTP for them takes the variables of the process, trusts Java's certificates alone, and
/// cannot be cancelled. An instance is asked by version 2 of its metadata service only.
final class MachineCredentials {
  private static final TimeLimits LIMITS =
      new TimeLimits(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
  private static final String RELATIVE = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";
  private static final String FULL = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
  private static final String TOKEN = "AWS_CONTAINER_AUTHORIZATION_TOKEN";
  private static final String ENDPOINT = "AWS_EC2_METADATA_SERVICE_ENDPOINT";
  private static final String OF_ROLES = "/latest/meta-data/iam/security-credentials/";

  /// Where the agents of ECS and EKS answer, besides this machine's own addresses.
  private static final Set<String> AGENTS =
      Set.of("169.254.170.2", "169.254.170.23", "[fd00:ec2::23]");

  private final AwsEnvironment environment;
  private final SelectedProfile profile;
  private final HttpTransport transport;

  MachineCredentials(AwsEnvironment environment, SelectedProfile profile, HttpTransport transport) {
    this.environment = environment;
    this.profile = profile;
    this.transport = transport.direct();
  }

  /// Returns those of the container, if the environment says where they are.
  Optional<AwsCredentialsProvider> containerIfNamed() {
    return environment
        .variable(RELATIVE)
        .or(() -> environment.variable(FULL))
        .map(_ -> container());
  }

  AwsCredentialsProvider container() {
    return explained(
        this::ofContainer,
        "The container gave no credentials (%s). Check its task role and "
            + RELATIVE
            + " or "
            + FULL
            + ".");
  }

  /// Returns those of the instance.
  ///
  /// @throws ConnectionException with words if the environment forbids to ask for them
  AwsCredentialsProvider instance() {
    if (isOff()) {
      throw new ConnectionException(
          "The credentials of this instance are asked for, and AWS_EC2_METADATA_DISABLED forbids"
              + " it. Remove that variable.");
    }
    return explained(
        this::ofInstance,
        "This instance gave no credentials (%s). Check that it has an instance profile, and in a"
            + " container on it that its hop limit is 2.");
  }

  boolean isOff() {
    return environment
        .variable("AWS_EC2_METADATA_DISABLED")
        .map(Boolean::parseBoolean)
        .orElse(false);
  }

  private static AwsCredentialsProvider explained(AwsCredentialsProvider from, String words) {
    return new ExplainedCredentials(
        new KeptCredentials(from),
        e ->
            new ConnectionException(
                words.formatted(
                    CredentialMessages.oneLine(
                        String.valueOf(
                            (e instanceof UncheckedIOException && e.getCause() != null
                                    ? e.getCause()
                                    : e)
                                .getMessage())))),
        List::of);
  }

  private AwsCredentials ofContainer() {
    return credentials(sent(SdkHttpMethod.GET, containerUri(), authorization()));
  }

  private URI containerUri() {
    Optional<String> relative = environment.variable(RELATIVE);
    if (relative.isPresent()) {
      // Without the slash it could go on to name another host.
      return relative
          .filter(path -> path.startsWith("/"))
          .map(path -> uri("http://169.254.170.2" + path, RELATIVE))
          .orElseThrow(() -> new IllegalStateException(RELATIVE + " does not begin with a slash"));
    }
    URI full = uri(environment.variable(FULL).orElse(""), FULL);
    if (!full.getScheme().equals("https")
        && !EndpointUrl.isLoopback(full)
        && !AGENTS.contains(full.getHost())) {
      throw new IllegalStateException(
          FULL + " is neither https nor an address of this machine or of an agent on it");
    }
    return full;
  }

  /// A file is read again each time: agents renew it.
  private Map<String, String> authorization() {
    Optional<String> file = environment.variable(TOKEN + "_FILE");
    Optional<String> token = environment.variable(TOKEN);
    if (file.isPresent()) {
      try {
        token = Optional.of(Files.readString(Path.of(file.get())).strip());
      } catch (IOException _) {
        throw new IllegalStateException("the file of " + TOKEN + "_FILE cannot be read");
      }
    }
    if (token.filter(text -> text.chars().anyMatch(Character::isISOControl)).isPresent()) {
      throw new IllegalStateException("its authorization token has more than one line");
    }
    return token.map(text -> Map.of("Authorization", text)).orElse(Map.of());
  }

  private AwsCredentials ofInstance() {
    Map<String, String> session =
        Map.of(
            "X-aws-ec2-metadata-token",
            text(
                sent(
                    SdkHttpMethod.PUT,
                    uri(metadata() + "/latest/api/token", ENDPOINT),
                    Map.of("X-aws-ec2-metadata-token-ttl-seconds", "21600"))));
    String roles = metadata() + OF_ROLES;
    String role =
        text(sent(SdkHttpMethod.GET, uri(roles, ENDPOINT), session)).lines().findFirst().orElse("");
    if (!role.matches("[\\w+=,.@-]+")) {
      throw unusable("no name of a role");
    }
    return credentials(sent(SdkHttpMethod.GET, uri(roles + role, ENDPOINT), session));
  }

  private String metadata() {
    return environment
        .variable(ENDPOINT)
        .or(() -> profile.text("ec2_metadata_service_endpoint"))
        .map(text -> text.endsWith("/") ? text.substring(0, text.length() - 1) : text)
        .orElseGet(
            () ->
                environment
                        .variable("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE")
                        .or(() -> profile.text("ec2_metadata_service_endpoint_mode"))
                        .filter("ipv6"::equalsIgnoreCase)
                        .isPresent()
                    ? "http://[fd00:ec2::254]"
                    : "http://169.254.169.254");
  }

  private static URI uri(String text, String from) {
    try {
      URI uri = URI.create(text);
      if (uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getScheme().matches("https?")) {
        return uri;
      }
    } catch (IllegalArgumentException _) {
      // Said below, without its text.
    }
    throw new IllegalStateException(from + " is no http or https URL");
  }

  private byte[] sent(SdkHttpMethod method, URI uri, Map<String, String> headers) {
    try {
      return transport.send(method, uri, headers, LIMITS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(byte[] body) {
    return new String(body, StandardCharsets.UTF_8).strip();
  }

  private static AwsCredentials credentials(byte[] reply) {
    JsonNode json = CredentialJson.parsed(reply, MachineCredentials::unusable);
    String code = CredentialJson.text(json, "Code").orElse("Success");
    if (!code.equals("Success")) {
      throw unusable(code.matches("[A-Za-z]{1,64}") ? code : "no credentials");
    }
    return CredentialJson.credentials(
        json, "Token", Optional.empty(), MachineCredentials::unusable);
  }

  private static IllegalStateException unusable(String why) {
    return new IllegalStateException("it answered " + why);
  }
}
