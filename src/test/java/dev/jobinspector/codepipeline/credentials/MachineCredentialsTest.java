package dev.jobinspector.codepipeline.credentials;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.codepipeline.config.AwsEnvironment;
import dev.jobinspector.codepipeline.config.SelectedProfile;
import dev.jobinspector.codepipeline.endpoint.AwsEndpoints;
import dev.jobinspector.codepipeline.transport.HttpTransport;
import dev.jobinspector.codepipeline.transport.Transport;
import dev.jobinspector.codepipeline.transport.WireServer;
import dev.jobinspector.job.connection.ConnectionException;
import dev.jobinspector.job.connection.SignInPrompt;
import dev.jobinspector.testing.AwsHome;
import dev.jobinspector.testing.RecordingTransport;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;

/// Containers and instances as they are asked for credentials over HTTP.
@Tag("process")
@Timeout(60)
class MachineCredentialsTest {
  @TempDir Path folder;

  private AwsHome home;

  @BeforeEach
  void atHome() {
    home = new AwsHome(folder);
  }

  @Test
  void aContainerIsAskedAtItsUrlWithTheTokenOfItsFileBeforeTheOther() {
    try (WireServer agent = agent()) {
      home.file("token", "file-token\n")
          .variable("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", home.path("token").toString())
          .variable("AWS_CONTAINER_AUTHORIZATION_TOKEN", "other-token")
          .variable("AWS_CONTAINER_CREDENTIALS_FULL_URI", at(agent) + "/v2/credentials/1?a=b");
      ResolvedCredentials credentials = resolve(Transport.ofThisMachine());
      assertEquals("ASIAMACHINE", credentials.accessKeyId());
      assertEquals(Optional.empty(), credentials.profile());
      assertEquals(1, agent.requests().size());
      String asked = agent.requests().getFirst();
      assertTrue(asked.startsWith("GET /v2/credentials/1?a=b HTTP/1.1"), asked);
      assertTrue(asked.contains("Authorization: file-token\r\n"), asked);
      // Kept until they are nearly over.
      credentials.provider().resolveCredentials();
      assertEquals(1, agent.requests().size());
    }
  }

  @Test
  void whatIsNearlyOverIsAskedForAgainWithTheTokenThatTheFileHasThen() {
    try (WireServer agent =
        WireServer.plain(
            WireServer.answering(
                WireServer.reply(
                    "200 OK",
                    "{\"AccessKeyId\":\"ASIA\",\"SecretAccessKey\":\"s\",\"Token\":\"t\",\"Expiration\":\"%s\"}"
                        .formatted(Instant.now().plusSeconds(30)))))) {
      home.file("token", "first")
          .variable("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", home.path("token").toString())
          .variable("AWS_CONTAINER_CREDENTIALS_FULL_URI", at(agent) + "/");
      ResolvedCredentials credentials = resolve(Transport.ofThisMachine());
      home.file("token", "second");
      credentials.provider().resolveCredentials();
      assertTrue(agent.requests().get(1).contains("Authorization: second\r\n"));
    }
  }

  @Test
  void aContainerOfEcsIsAskedAtItsAgent() {
    RecordingTransport machine = new RecordingTransport();
    home.variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/v2/credentials/1")
        .variable("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://127.0.0.1:1");
    assertEquals("ASIAMACHINE", resolve(machine).accessKeyId());
    assertEquals(
        URI.create("http://169.254.170.2/v2/credentials/1"), machine.sent().getFirst().uri());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:1",
        "http://localhost:1",
        "http://[::1]:1",
        "http://169.254.170.2",
        "http://169.254.170.23",
        "http://[fd00:ec2::23]",
        "https://agent.example"
      })
  void theTokenGoesToThisMachineItsAgentsOrOverTls(String agent) {
    RecordingTransport machine = new RecordingTransport();
    home.variable("AWS_CONTAINER_AUTHORIZATION_TOKEN", "secret-token")
        .variable("AWS_CONTAINER_CREDENTIALS_FULL_URI", agent + "/v2/credentials");
    assertEquals("ASIAMACHINE", resolve(machine).accessKeyId());
    assertEquals("secret-token", machine.sent().getFirst().header("Authorization"));
  }

  @ParameterizedTest
  @CsvSource({
    "FULL_URI, http://agent.example, neither https nor",
    "FULL_URI, http://127.0.0.1.agent.example, neither https nor",
    "FULL_URI, http://10.0.0.1, neither https nor",
    "FULL_URI, http://169.254.170.3, neither https nor",
    "FULL_URI, http://169.254.170.2@agent.example, no http or https URL",
    "FULL_URI, ftp://127.0.0.1, no http or https URL",
    "FULL_URI, hunter2, no http or https URL",
    "RELATIVE_URI, @agent.example/, does not begin with a slash",
    "RELATIVE_URI, .agent.example/, does not begin with a slash",
  })
  void theTokenGoesNowhereElse(String variable, String value, String words) {
    RecordingTransport machine = new RecordingTransport();
    home.variable("AWS_CONTAINER_AUTHORIZATION_TOKEN", "secret-token")
        .variable("AWS_CONTAINER_CREDENTIALS_" + variable, value);
    String said = refusal(machine);
    assertTrue(said.contains(words), said);
    assertTrue(said.contains("AWS_CONTAINER_CREDENTIALS_" + variable), said);
    assertFalse(said.contains("hunter2") || said.contains("secret-token"), said);
    assertEquals(List.of(), machine.sent());
  }

  @Test
  void aTokenOfTwoLinesIsNoHeader() {
    RecordingTransport machine = new RecordingTransport();
    home.variable("AWS_CONTAINER_AUTHORIZATION_TOKEN", "a\r\nHost: b")
        .variable("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://127.0.0.1:1");
    assertTrue(refusal(machine).contains("more than one line"));
    assertEquals(List.of(), machine.sent());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "403 Forbidden|{\"code\":\"no\"}|HTTP status 403",
        "307 Moved|``|HTTP status 307",
        "200 OK|hunter2|no JSON",
        "200 OK|{\"AccessKeyId\":\"hunter2\"}|no SecretAccessKey",
      })
  void whatAContainerRefusesIsSaid(String head, String body, String words) {
    try (WireServer agent = WireServer.plain(WireServer.answering(WireServer.reply(head, body)))) {
      home.variable("AWS_CONTAINER_CREDENTIALS_FULL_URI", at(agent) + "/");
      String said = refusal(Transport.ofThisMachine());
      assertTrue(said.startsWith("The container gave no credentials"), said);
      assertTrue(said.contains(words), said);
      assertFalse(said.contains("hunter2"), said);
    }
  }

  @Test
  void anInstanceIsAskedWithASessionOfItsMetadata() {
    try (WireServer metadata = agent()) {
      asInstance(at(metadata) + "/");
      assertEquals("ASIAMACHINE", resolve(Transport.ofThisMachine()).accessKeyId());
      List<String> asked = metadata.requests();
      assertEquals(3, asked.size());
      assertTrue(asked.get(0).startsWith("PUT /latest/api/token HTTP/1.1"), asked.get(0));
      assertTrue(asked.get(0).contains("X-aws-ec2-metadata-token-ttl-seconds: 21600"));
      for (String with : asked.subList(1, 3)) {
        assertTrue(with.startsWith("GET /latest/meta-data/iam/security-credentials/"), with);
        assertTrue(with.contains("X-aws-ec2-metadata-token: instance-session"), with);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', http://169.254.169.254",
    "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE=IPv6, http://[fd00:ec2::254]",
  })
  void anInstanceIsAskedWhereItsMetadataIs(String variable, String at) {
    RecordingTransport machine = new RecordingTransport();
    asInstance("");
    if (!variable.isEmpty()) {
      home.variable(variable.split("=", 2)[0], variable.split("=", 2)[1]);
    }
    assertEquals("ASIAMACHINE", resolve(machine).accessKeyId());
    machine.sent().forEach(sent -> assertTrue(sent.uri().toString().startsWith(at + "/latest/")));
  }

  @Test
  void aRoleMayTakeTheCredentialsOfTheMachine() {
    RecordingTransport machine = new RecordingTransport();
    asInstance("");
    home.variable("AWS_PROFILE", "ops")
        .config(
            """
            [profile ops]
            role_arn = arn:aws:iam::111122223333:role/ops
            credential_source = Ec2InstanceMetadata
            """);
    assertEquals("ASIAROLE", resolve(machine).accessKeyId());
    assertTrue(machine.sentTo("sts").getFirst().header("Authorization").contains("ASIAMACHINE/"));
  }

  @Test
  void anInstanceThatIsSwitchedOffIsNotAsked() {
    try (WireServer metadata = agent()) {
      home.variable("AWS_EC2_METADATA_SERVICE_ENDPOINT", at(metadata));
      assertTrue(refusal(Transport.ofThisMachine()).startsWith("There are no credentials"));
      assertEquals(List.of(), metadata.requests());
    }
  }

  /// Whoever answers there must not choose the path that is asked next.
  @Test
  void aRoleWhoseNameIsNoneIsNotAskedFor() {
    try (WireServer metadata =
        WireServer.plain(WireServer.answering(WireServer.reply("200 OK", "../../user-data")))) {
      asInstance(at(metadata));
      assertTrue(refusal(Transport.ofThisMachine()).startsWith("There are no credentials"));
      assertEquals(2, metadata.requests().size());
    }
  }

  @Test
  void aMachineThatDoesNotAnswerIsGivenUp() {
    try (WireServer silent =
        WireServer.plain((socket, server) -> socket.getInputStream().readAllBytes())) {
      home.variable("AWS_CONTAINER_CREDENTIALS_FULL_URI", at(silent) + "/");
      String said = refusal(Transport.ofThisMachine());
      assertTrue(said.startsWith("The container gave no credentials"), said);
    }
  }

  private void asInstance(String endpoint) {
    home.variable("AWS_EC2_METADATA_DISABLED", "false")
        .variable("AWS_EC2_METADATA_SERVICE_ENDPOINT", endpoint);
  }

  private static WireServer agent() {
    return WireServer.plain(
        WireServer.answering(
            request ->
                WireServer.reply(
                    "200 OK",
                    RecordingTransport.usual(
                        new RecordingTransport.Sent(
                            URI.create(request.split(" ", 3)[1]), Map.of(), "")))));
  }

  private static String at(WireServer server) {
    return "http://127.0.0.1:" + server.port();
  }

  private String refusal(HttpTransport transport) {
    return assertThrows(ConnectionException.class, () -> resolve(transport)).userMessage();
  }

  private ResolvedCredentials resolve(HttpTransport transport) {
    AwsEnvironment environment = home.environment();
    return new CredentialChain(
            new AwsEndpoints(environment, SelectedProfile.of(Optional.empty(), environment)),
            Region.EU_WEST_1,
            transport,
            new Prompts(SignInPrompt.NOBODY))
        .resolve();
  }
}
