package dev.jobinspector.codepipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.codepipeline.transport.TimeLimits;
import dev.jobinspector.job.connection.ConnectionChoice;
import dev.jobinspector.job.connection.ConnectionException;
import dev.jobinspector.job.connection.ServiceConnection;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.utils.StringInputStream;

/// Where an endpoint comes from, and who is trusted with credentials.
class SdkConnectorTest {
  private static final String PROFILES =
      """
      [default]
      region = eu-west-1
      [profile with-endpoint]
      region = us-east-1
      endpoint_url = http://127.0.0.1:1111
      [profile with-service]
      region = us-east-1
      services = local
      endpoint_url = http://127.0.0.1:1111
      [profile ignoring]
      region = us-east-1
      endpoint_url = http://127.0.0.1:1111
      ignore_configured_endpoint_urls = true
      [services local]
      codepipeline =
        endpoint_url = http://127.0.0.1:2222
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "default|||https://codepipeline.eu-west-1.amazonaws.com|the AWS endpoint of eu-west-1",
        "default|AWS_ENDPOINT_URL=http://127.0.0.1:1||http://127.0.0.1:1|the environment variable"
            + " AWS_ENDPOINT_URL",
        "default|AWS_ENDPOINT_URL=http://127.0.0.1:1;AWS_ENDPOINT_URL_CODEPIPELINE=http://127.0.0.1:2||http://127.0.0.1:2|the"
            + " environment variable AWS_ENDPOINT_URL_CODEPIPELINE",
        "default|AWS_ENDPOINT_URL=http://127.0.0.1:1;AWS_IGNORE_CONFIGURED_ENDPOINT_URLS=true||https://codepipeline.eu-west-1.amazonaws.com|the"
            + " AWS endpoint of eu-west-1",
        "with-endpoint|||http://127.0.0.1:1111|endpoint_url of profile with-endpoint",
        "with-service|||http://127.0.0.1:2222|the services section of profile with-service",
        "ignoring|||https://codepipeline.eu-west-1.amazonaws.com|the AWS endpoint of eu-west-1",
        "with-service|AWS_ENDPOINT_URL=http://127.0.0.1:1|http://127.0.0.1:9|http://127.0.0.1:9|the"
            + " --endpoint-url option",
      })
  void theEndpointComesFromWhereAwsToolsTakeItAndSaysSo(
      String profile, String variables, String chosen, String endpoint, String source) {
    ResolvedEndpoint resolved =
        ResolvedEndpoint.resolve(
            Optional.ofNullable(chosen).map(URI::create),
            profile,
            Region.EU_WEST_1,
            environment(variables == null ? "" : variables));
    assertEquals(URI.create(endpoint), resolved.uri());
    assertEquals(source, resolved.source());
  }

  @ParameterizedTest
  @CsvSource({
    "http://codepipeline.us-east-1.amazonaws.com, false",
    "https://codepipeline.us-east-1.amazonaws.com, true",
    "https://codepipeline-fips.us-east-1.api.aws, true",
    "https://amazonaws.com.evil.example, false",
    "https://proxy.corp.example, false",
    "http://127.0.0.1:4599, true",
    "http://localhost:4599, true",
    "http://[::1]:4599, true",
    "http://127.0.0.1.nip.example, false",
    "http://127.evil.example, false",
    "https://abc.execute-api.us-east-1.amazonaws.com, false",
    "https://vpce-0a-1b.codepipeline.us-east-1.vpce.amazonaws.com, true",
    "https://codepipeline.cn-north-1.amazonaws.com.cn, true",
    "https://codepipeline.us-gov-west-1.amazonaws.com, true",
    "https://codepipeline.s3.amazonaws.com, false",
    "https://codepipeline.s3-us-west-2.amazonaws.com, false",
    "https://a.codepipeline.s3.amazonaws.com, false",
  })
  void onlyAwsOverTlsAndThisMachineGetCredentials(String endpoint, boolean trusted) {
    assertEquals(trusted, new ResolvedEndpoint(URI.create(endpoint), "a test").trusted());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://me:hunter2@codepipeline.us-east-1.amazonaws.com",
        "http://hunter2@127.0.0.1:1",
        "https://codepipeline.us-east-1.amazonaws.com?key=hunter2",
        "http://127.0.0.1:1/#hunter2",
        "ftp://hunter2.example",
        "hunter2",
      })
  void anEndpointWithASecretInItIsRefusedAndNotRepeated(String endpoint) {
    ConnectionChoice.Aws plain =
        new ConnectionChoice.Aws(Optional.empty(), Optional.of("us-east-1"), Optional.empty());
    ConnectionChoice.Aws chosen =
        new ConnectionChoice.Aws(
            Optional.empty(), Optional.of("us-east-1"), Optional.of(URI.create(endpoint)));
    for (String userMessage :
        List.of(refusal("", chosen), refusal("AWS_ENDPOINT_URL=" + endpoint, plain))) {
      assertFalse(userMessage.contains("hunter2"), userMessage);
      assertTrue(userMessage.contains("The endpoint that "), userMessage);
    }
  }

  @Test
  void anEndpointInUpperCaseIsTheSame() {
    ResolvedEndpoint resolved =
        ResolvedEndpoint.resolve(
            Optional.of(URI.create("HTTPS://CodePipeline.US-East-1.amazonaws.COM:443")),
            "default",
            Region.US_EAST_1,
            environment(""));
    assertEquals(URI.create("https://codepipeline.us-east-1.amazonaws.com:443"), resolved.uri());
    assertTrue(resolved.trusted());
  }

  @Test
  void aStrangeEndpointIsRefusedInWords() {
    String userMessage =
        refusal(
            "AWS_ENDPOINT_URL=https://proxy.corp.example;AWS_ACCESS_KEY_ID=a;AWS_SECRET_ACCESS_KEY=b",
            new ConnectionChoice.Aws(Optional.empty(), Optional.of("us-east-1"), Optional.empty()));
    assertTrue(userMessage.contains("https://proxy.corp.example"), userMessage);
    assertTrue(userMessage.contains("AWS_ENDPOINT_URL"), userMessage);
    assertTrue(userMessage.contains("gets no credentials"), userMessage);
  }

  @Test
  void aRegionThatIsNoneIsRefusedInWords() {
    String userMessage =
        refusal(
            "",
            new ConnectionChoice.Aws(
                Optional.of("default"), Optional.of("us_east 1"), Optional.empty()));
    assertTrue(userMessage.contains("not the name of a Region"), userMessage);
  }

  @Test
  void aProfileThatIsNotThereIsRefusedInWords() {
    String userMessage =
        refusal(
            "",
            new ConnectionChoice.Aws(
                Optional.of("nobody"), Optional.of("us-east-1"), Optional.empty()));
    assertTrue(
        userMessage.contains("nobody") && userMessage.contains("aws configure"), userMessage);
  }

  @Test
  void aProfileWithoutCredentialsSaysHowToSignIn() {
    String userMessage =
        refusal(
            "",
            new ConnectionChoice.Aws(
                Optional.of("default"), Optional.of("us-east-1"), Optional.empty()));
    assertTrue(userMessage.contains("aws sso login --profile default"), userMessage);
  }

  @Test
  void anEndpointOnThisMachineWithoutAProfileIsAnEmulatorAndSeesNoRealCredentials() {
    try (var gateway =
        connector("AWS_ACCESS_KEY_ID=AKIAREAL;AWS_SECRET_ACCESS_KEY=real")
            .connect(
                new ConnectionChoice.Aws(
                    Optional.empty(),
                    Optional.of("us-east-1"),
                    Optional.of(URI.create("http://127.0.0.1:1"))))) {
      assertEquals(ServiceConnection.Target.EMULATOR, gateway.connection().target());
    }
  }

  private static String refusal(String variables, ConnectionChoice choice) {
    return assertThrows(ConnectionException.class, () -> connector(variables).connect(choice))
        .userMessage();
  }

  private static SdkConnector connector(String variables) {
    return new SdkConnector(
        () -> URI.create("http://127.0.0.1:1"), () -> environment(variables), TimeLimits.DEFAULT);
  }

  private static AwsEnvironment environment(String variables) {
    Map<String, String> map =
        variables.isEmpty()
            ? Map.of()
            : java.util.Arrays.stream(variables.split(";"))
                .map(pair -> pair.split("=", 2))
                .collect(java.util.stream.Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    return new AwsEnvironment(
        map,
        ProfileFile.builder()
            .content(new StringInputStream(PROFILES))
            .type(ProfileFile.Type.CONFIGURATION)
            .build());
  }
}
