package dev.jobinspector.codepipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.codepipeline.account.KnownAccounts;
import dev.jobinspector.codepipeline.credentials.Prompts;
import dev.jobinspector.codepipeline.endpoint.AwsService;
import dev.jobinspector.codepipeline.endpoint.ResolvedEndpoint;
import dev.jobinspector.codepipeline.transport.HttpTransport;
import dev.jobinspector.codepipeline.transport.TimeLimits;
import dev.jobinspector.job.CustomJob;
import dev.jobinspector.job.JobId;
import dev.jobinspector.job.Nonce;
import dev.jobinspector.job.connection.ConnectionChoice;
import dev.jobinspector.job.connection.ConnectionException;
import dev.jobinspector.job.connection.ServiceConnection;
import dev.jobinspector.job.connection.SignInPrompt;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.service.JobGateway;
import dev.jobinspector.testing.AwsHome;
import dev.jobinspector.testing.RecordingTransport;
import dev.jobinspector.testing.RecordingTransport.Answer;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.utils.internal.SystemSettingUtilsTestBackdoor;

/// Where an endpoint comes from, whose credentials go there, and as whom.
@ResourceLock(Resources.SYSTEM_PROPERTIES)
@Tag("slow")
class SdkConnectorTest {
  private static final String PROFILES =
      """
      [default]
      region = eu-west-1
      [profile keys]
      region = eu-west-1
      aws_access_key_id = AKIAPROFILE
      aws_secret_access_key = profile
      [profile prod]
      region = eu-central-1
      aws_access_key_id = AKIAPROD
      aws_secret_access_key = prod
      [profile with-endpoint]
      region = us-east-1
      endpoint_url = http://127.0.0.1:1111
      [profile with-service]
      region = us-east-1
      services = local
      endpoint_url = http://127.0.0.1:1111
      [profile ignoring]
      region = eu-west-1
      aws_access_key_id = AKIAPROFILE
      aws_secret_access_key = profile
      endpoint_url = http://127.0.0.1:1111
      ignore_configured_endpoint_urls = true
      [profile fips]
      region = us-east-1
      aws_access_key_id = AKIAPROFILE
      aws_secret_access_key = profile
      use_fips_endpoint = true
      [profile role]
      region = us-east-1
      role_arn = arn:aws:iam::111122223333:role/ops
      source_profile = keys
      [services local]
      codepipeline =
        endpoint_url = http://127.0.0.1:2222
      """;

  @TempDir Path folder;

  private final RecordingTransport transport = new RecordingTransport();
  private AwsHome home;

  @BeforeEach
  void atHome() {
    home = new AwsHome(folder).config(PROFILES);
  }

  @AfterEach
  void noVariables() {
    SystemSettingUtilsTestBackdoor.clearEnvironmentVariableOverrides();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "keys|||https://codepipeline.eu-west-1.amazonaws.com|the AWS endpoint of eu-west-1",
        "keys|AWS_ENDPOINT_URL=http://127.0.0.1:1||http://127.0.0.1:1|the environment variable"
            + " AWS_ENDPOINT_URL",
        "keys|AWS_ENDPOINT_URL=http://127.0.0.1:1;AWS_ENDPOINT_URL_CODEPIPELINE=http://127.0.0.1:2||http://127.0.0.1:2|the"
            + " environment variable AWS_ENDPOINT_URL_CODEPIPELINE",
        "keys|AWS_ENDPOINT_URL=http://127.0.0.1:1;AWS_IGNORE_CONFIGURED_ENDPOINT_URLS=true||https://codepipeline.eu-west-1.amazonaws.com|the"
            + " AWS endpoint of eu-west-1",
        "with-endpoint|||http://127.0.0.1:1111|endpoint_url of profile with-endpoint",
        "with-service|||http://127.0.0.1:2222|the services section of profile with-service",
        "ignoring|||https://codepipeline.eu-west-1.amazonaws.com|the AWS endpoint of eu-west-1",
        "with-service|AWS_ENDPOINT_URL=http://127.0.0.1:1|HTTP://LocalHost:9/Base|http://localhost:9/Base|the"
            + " --endpoint-url option",
        "keys||HTTPS://CodePipeline.EU-WEST-1.AmazonAWS.com|https://codepipeline.eu-west-1.amazonaws.com|the"
            + " --endpoint-url option",
        "fips|||https://codepipeline-fips.us-east-1.amazonaws.com|the AWS endpoint of us-east-1",
        "keys|AWS_USE_DUALSTACK_ENDPOINT=true||https://codepipeline.eu-west-1.api.aws|the AWS"
            + " endpoint of eu-west-1",
      })
  void theEndpointComesFromWhereAwsToolsTakeItAndSaysSo(
      String profile, String variables, String chosen, String endpoint, String source) {
    set(variables == null ? "" : variables);
    try (var gateway = connect(Optional.of(profile), Optional.ofNullable(chosen))) {
      assertEquals(URI.create(endpoint), gateway.connection().endpoint());
      assertEquals(source, gateway.connection().endpointSource());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://codepipeline.us-east-1.amazonaws.com, false",
    "https://codepipeline.us-east-1.amazonaws.com, true",
    "https://codepipeline-fips.us-east-1.api.aws, true",
    "https://amazonaws.com.evil.example, false",
    "https://proxy.corp.example, false",
    "http://127.0.0.1:4599, false",
    "https://127.0.0.1.nip.example, false",
    "https://abc.execute-api.us-east-1.amazonaws.com, false",
    "https://codepipeline.s3.amazonaws.com, false",
    "https://codepipeline.s3-us-west-2.amazonaws.com, false",
    "https://a.codepipeline.s3.amazonaws.com, false",
    "https://mine.codepipeline.us-east-1.amazonaws.com, false",
    "https://vpce-0a-1b.codepipeline.us-east-1.vpce.amazonaws.com, true",
    "https://vpce-0a-1b.codepipeline.us-east-1.amazonaws.com, false",
    "https://vpce-0a-1b.sts.us-east-1.vpce.amazonaws.com, false",
    "https://codepipeline.cn-north-1.amazonaws.com.cn, true",
    "https://codepipeline.us-gov-west-1.amazonaws.com, true",
    "https://codepipeline.cn-north-1.amazonaws.com, false",
    "https://codepipeline.us-isof-south-1.csp.hci.ic.gov, true",
    "https://codepipeline.eusc-de-east-1.amazonaws.eu, true",
  })
  void onlyTheServicesOwnHostsOverTlsGetCredentials(String endpoint, boolean trusted) {
    assertEquals(
        trusted,
        new ResolvedEndpoint(AwsService.CODEPIPELINE, URI.create(endpoint), "a test").ownedByAws());
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:4599, true",
    "http://localhost:4599, true",
    "http://[::1]:4599, true",
    "http://127.0.0.1.nip.example, false",
    "http://127.evil.example, false",
  })
  void thisMachineIsItsAddressesNotNamesThatBeginLikeThem(String endpoint, boolean loopback) {
    assertEquals(
        loopback,
        new ResolvedEndpoint(AwsService.CODEPIPELINE, URI.create(endpoint), "a test").loopback());
  }

  @Test
  void aStrangeEndpointIsRefusedInWords() {
    set("AWS_ENDPOINT_URL=https://proxy.corp.example;AWS_REGION=us-east-1");
    keysInTheEnvironment();
    String userMessage = refusal(Optional.empty());
    assertTrue(userMessage.contains("https://proxy.corp.example"), userMessage);
    assertTrue(userMessage.contains("AWS_ENDPOINT_URL"), userMessage);
    assertTrue(userMessage.contains("gets no credentials"), userMessage);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://ann:hunter2@codepipeline.us-east-1.amazonaws.com",
        "http://127.0.0.1:1/?token=hunter2",
        "http://127.0.0.1:1/#hunter2",
        "ftp://hunter2.example",
        "hunter2"
      })
  void anEndpointWithAPasswordOrAQueryIsRefusedWithoutRepeatingIt(String endpoint) {
    String userMessage =
        assertThrows(
                ConnectionException.class,
                () -> connect(Optional.of("keys"), Optional.of(endpoint)))
            .userMessage();
    assertTrue(userMessage.startsWith("The endpoint that the --endpoint-url option"), userMessage);
    assertFalse(userMessage.contains("hunter2"), userMessage);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AWS_ENDPOINT_URL=URL",
        "AWS_ENDPOINT_URL_CODEPIPELINE=URL",
        "AWS_PROFILE=in-profile",
        "AWS_PROFILE=in-services",
      })
  void anEndpointThatIsConfiguredWithAPasswordIsNamedWithoutRepeatingIt(String variable) {
    String url = "https://ann:hunter2@codepipeline.us-east-1.amazonaws.com/?key=hunter2";
    home.config(
        """
        [profile in-profile]
        endpoint_url = %1$s
        [profile in-services]
        services = s
        [services s]
        codepipeline =
          endpoint_url = %1$s
        """
            .formatted(url));
    keysInTheEnvironment();
    set(
        "AWS_REGION=us-east-1;"
            + variable.replace("URL=URL", "URL=" + url).replace("=URL", "=" + url));
    String userMessage = refusal(Optional.empty());
    assertTrue(userMessage.contains(variable.replaceFirst(".*=in-|=.*", "")), userMessage);
    assertFalse(userMessage.contains("hunter2"), userMessage);
    assertEquals(List.of(), transport.sent());
  }

  @Test
  void whatCredentialsCameFromIsLetGoIfTheEndpointCannotBeUsed() {
    HttpTransport failing =
        (endpoint, limits) -> {
          if (endpoint.getHost().startsWith("codepipeline")) {
            throw new ConnectionException("The certificates cannot be used.");
          }
          return transport.to(endpoint, limits);
        };
    SdkConnector connector =
        new SdkConnector(
            () -> URI.create("http://127.0.0.1:1"),
            home::environment,
            TimeLimits.DEFAULT,
            KnownAccounts.none(),
            new Prompts(SignInPrompt.NOBODY),
            _ -> Set.of(),
            (_, _) -> failing);
    ConnectionChoice choice =
        new ConnectionChoice.Aws(Optional.of("role"), Optional.empty(), Optional.empty());
    assertThrows(ConnectionException.class, () -> connector.connect(choice));
    assertEquals(1, transport.sentTo("sts").size());
    assertEquals(0, transport.open());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "us_east 1|Did you mean us-east-1?",
        "EU-West-1|Did you mean eu-west-1?",
        "eu-west-1;Dublin|Did you mean eu-west-1?",
        "eu-wset-1a|Did you mean eu-west-1?",
        "\"eu-west-1\"|Did you mean eu-west-1?",
        "Ireland|such as us-east-1",
      })
  void aRegionThatIsNoneIsRefusedWithItsPlaceAndTheNearest(String name, String advice) {
    home.config("[profile ops]\nregion = " + name + "\n");
    String userMessage = refusal(Optional.of("ops"));
    assertTrue(userMessage.contains('"' + name + '"'), userMessage);
    assertTrue(userMessage.contains("not the name of a Region"), userMessage);
    assertTrue(
        userMessage.contains("region of profile ops, " + home.path(".aws/config") + ", line 2"),
        userMessage);
    assertTrue(userMessage.contains(advice), userMessage);
  }

  @Test
  void aMissingRegionIsSaid() {
    home.config("[profile ops]\naws_access_key_id = a\naws_secret_access_key = b\n");
    String userMessage = refusal(Optional.of("ops"));
    assertTrue(userMessage.contains("No Region is set for profile ops"), userMessage);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AWS_PROFILE", "AWS_DEFAULT_PROFILE"})
  void aProfileThatIsNotThereIsRefusedWhereverItIsNamedAlsoBesideKeys(String variable) {
    keysInTheEnvironment();
    set("AWS_REGION=us-east-1;AWS_ENDPOINT_URL=http://127.0.0.1:1");
    Optional<String> chosen = variable.isEmpty() ? Optional.of("nobody") : Optional.empty();
    home.variable(variable.isEmpty() ? "UNRELATED" : variable, "nobody");
    String userMessage = refusal(chosen);
    assertTrue(userMessage.contains("has no profile nobody"), userMessage);
    assertTrue(userMessage.contains(variable), userMessage);
    assertTrue(userMessage.contains(home.path(".aws/config").toString()), userMessage);
    assertTrue(userMessage.contains("aws configure --profile nobody"), userMessage);
  }

  @Test
  void aProfileWithoutCredentialsSaysHowToSignIn() {
    String userMessage = refusal(Optional.of("default"));
    assertTrue(userMessage.contains("aws configure sso --profile default"), userMessage);
  }

  /// In the order of the AWS CLI: who is named on the command line wins over keys of the
  /// environment, who is named in a variable does not.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "prod||false|AKIAPROD|prod|eu-central-1",
        "prod|AWS_PROFILE=keys|false|AKIAPROD|prod|eu-central-1",
        "prod||true|AKIAPROD|prod|eu-central-1",
        "|AWS_PROFILE=prod|false|AKIAPROD|prod|eu-central-1",
        "|AWS_DEFAULT_PROFILE=prod|false|AKIAPROD|prod|eu-central-1",
        "|AWS_PROFILE=prod;AWS_DEFAULT_PROFILE=keys|false|AKIAPROD|prod|eu-central-1",
        "|AWS_PROFILE=prod|true|AKIAENVIRONMENT||eu-central-1",
        "|AWS_DEFAULT_PROFILE=prod|true|AKIAENVIRONMENT||eu-central-1",
        "||true|AKIAENVIRONMENT||eu-west-1",
      })
  void theConnectionNamesWhoseCredentialsAreReallyUsed(
      String chosen, String variables, boolean keys, String key, String profile, String region) {
    set(variables == null ? "" : variables);
    if (keys) {
      keysInTheEnvironment();
    }
    try (var gateway = connect(Optional.ofNullable(chosen), Optional.empty())) {
      assertEquals(Optional.ofNullable(profile), gateway.connection().profile());
      assertEquals(region, gateway.connection().region());
      acknowledge(gateway);
      var sent = transport.sentTo("codepipeline").getFirst();
      assertTrue(sent.header("Authorization").contains(key + "/"), sent.header("Authorization"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "prod"})
  void whatIsOnThisMachineGetsThePlaceholderWhateverProfileIsNamed(String profile) {
    keysInTheEnvironment();
    Optional<String> named = Optional.of(profile).filter(name -> !name.isEmpty());
    try (var gateway = connect(named, Optional.of("http://127.0.0.1:1"))) {
      assertEquals(ServiceConnection.Target.EMULATOR, gateway.connection().target());
      assertEquals(Optional.empty(), gateway.connection().profile());
      acknowledge(gateway);
    }
    assertTrue(transport.sent().size() >= 2, "not asked: " + transport.sent());
    transport
        .sent()
        .forEach(
            sent ->
                assertTrue(
                    sent.header("Authorization").contains("AKIAEMULATOR/"),
                    sent.header("Authorization")));
  }

  /// The SDK refuses an endpoint of ours beside a switch that it reads by itself.
  @ParameterizedTest
  @CsvSource({
    "AWS_USE_FIPS_ENDPOINT, role, , codepipeline-fips.us-east-1.amazonaws.com,"
        + " sts-fips.us-east-1.amazonaws.com",
    "AWS_USE_DUALSTACK_ENDPOINT, role, , codepipeline.us-east-1.api.aws, sts.us-east-1.api.aws",
    "AWS_USE_FIPS_ENDPOINT, role, http://127.0.0.1:1, 127.0.0.1, 127.0.0.1",
    "AWS_USE_DUALSTACK_ENDPOINT, role, http://127.0.0.1:1, 127.0.0.1, 127.0.0.1",
    ", fips, , codepipeline-fips.us-east-1.amazonaws.com, sts-fips.us-east-1.amazonaws.com",
  })
  void fipsAndDualStackAreInTheHostsThatAreAsked(
      String variable, String profile, String endpoint, String host, String sts) throws Exception {
    if (variable != null) {
      home.variable(variable, "true");
      SystemSettingUtilsTestBackdoor.addEnvironmentVariableOverride(variable, "true");
    }
    try (var gateway = connect(Optional.of(profile), Optional.ofNullable(endpoint))) {
      acknowledge(gateway);
      gateway.account().get(10, TimeUnit.SECONDS);
    }
    assertEquals(
        new java.util.TreeSet<>(java.util.List.of(host, sts)),
        transport.sent().stream()
            .map(RecordingTransport.Sent::host)
            .collect(java.util.stream.Collectors.toSet()));
  }

  @Test
  void theAccountOfARoleComesWithItsCredentials() {
    try (var gateway = connect(Optional.of("role"), Optional.empty())) {
      assertEquals(Optional.of("111122223333"), gateway.connection().account());
      assertEquals(1, transport.sent().size());
    }
  }

  @Test
  void theAccountIsAskedForBesideTheRequestsAndKeptForTheNextCommand() throws Exception {
    KnownAccounts known = KnownAccounts.in(folder.resolve("data/accounts"));
    try (var gateway = connect(Optional.of("keys"), Optional.empty(), known)) {
      gateway.account().get(10, TimeUnit.SECONDS);
      assertEquals(Optional.of(RecordingTransport.ACCOUNT), gateway.connection().account());
    }
    assertEquals(1, transport.sentTo("sts").size());
    try (var gateway = connect(Optional.of("keys"), Optional.empty(), known)) {
      assertEquals(Optional.of(RecordingTransport.ACCOUNT), gateway.connection().account());
    }
    assertEquals(1, transport.sentTo("sts").size());
  }

  /// A command is over as soon as its request is; STS answers a little later.
  @Test
  void theAccountIsKeptAlthoughStsAnswersAfterTheCommandsRequest() throws Exception {
    KnownAccounts known = KnownAccounts.in(folder.resolve("data/accounts"));
    Answer.Deaf late = new Answer.Deaf();
    transport.answering("sts", late);
    try (var gateway = connect(Optional.of("keys"), Optional.empty(), known)) {
      late.hanging().await();
      acknowledge(gateway);
      assertEquals(Optional.empty(), gateway.connection().account());
      late.released().countDown();
    }
    assertEquals(Optional.of(RecordingTransport.ACCOUNT), known.of("AKIAPROFILE"));
  }

  @Test
  void whereStsDidNotAnswerTheLastTimeNoCommandWaitsForItAtItsEnd() throws Exception {
    KnownAccounts known = KnownAccounts.in(folder.resolve("data/accounts"));
    Answer.Deaf silent = new Answer.Deaf();
    transport.answering("sts", silent);
    connect(Optional.of("keys"), Optional.empty(), known).close();
    assertTrue(
        java.nio.file.Files.readString(folder.resolve("data/accounts")).strip().endsWith(" -"));
    assertFalse(waits(known));
    silent.released().countDown();
    transport.answering("sts", new Answer.Of(200, RecordingTransport.usual(identity())));
    try (var gateway = connect(Optional.of("keys"), Optional.empty(), known)) {
      assertEquals(
          Optional.of(RecordingTransport.ACCOUNT), gateway.account().get(10, TimeUnit.SECONDS));
    }
    assertEquals(Optional.of(RecordingTransport.ACCOUNT), known.of("AKIAPROFILE"));
  }

  @Test
  void whatStsSaysAfterTheConnectionIsClosedIsNotWritten() throws Exception {
    Answer.Deaf silent = new Answer.Deaf();
    transport.answering("sts", silent);
    JobGateway gateway =
        connect(
            Optional.of("keys"),
            Optional.empty(),
            KnownAccounts.in(folder.resolve("data/accounts")));
    gateway.close();
    java.nio.file.Files.delete(folder.resolve("data/accounts"));
    silent.released().countDown();
    assertEquals(
        Optional.of(RecordingTransport.ACCOUNT), gateway.account().get(60, TimeUnit.SECONDS));
    assertFalse(java.nio.file.Files.exists(folder.resolve("data/accounts")));
  }

  /// Whether the end of a command looks at the file again, as it does when it has waited in vain.
  private boolean waits(KnownAccounts known) throws Exception {
    JobGateway gateway = connect(Optional.of("keys"), Optional.empty(), known);
    java.nio.file.Files.delete(folder.resolve("data/accounts"));
    gateway.close();
    boolean written = java.nio.file.Files.exists(folder.resolve("data/accounts"));
    connect(Optional.of("keys"), Optional.empty(), known).close();
    return written;
  }

  private static RecordingTransport.Sent identity() {
    return new RecordingTransport.Sent(
        URI.create("https://sts/"), java.util.Map.of(), "Action=GetCallerIdentity");
  }

  @Test
  void whereStsDoesNotAnswerNothingWaitsForIt() {
    transport.answering("sts", new Answer.Never());
    try (var gateway = connect(Optional.of("keys"), Optional.empty())) {
      assertInstanceOf(Reply.Answered.class, acknowledge(gateway));
      assertEquals(Optional.empty(), gateway.connection().account());
    }
  }

  @Test
  void credentialsThatCannotBeRenewedAreSaidAndNothingIsSent() {
    home.config(
        "[profile ops]\nregion = us-east-1\ncredential_process = sh '%s'\n"
            .formatted(home.path("once.sh")));
    // Credentials that are over in a moment; the second time, a reason why there are none.
    home.file(
        "once.sh",
        """
        if [ -f '%1$s' ]; then echo "vault: session expired" >&2; exit 2; fi
        touch '%1$s'
        echo '{"Version":1,"AccessKeyId":"a","SecretAccessKey":"b","SessionToken":"c",'
        echo '"AccountId":"111122223333",'
        echo '"Expiration":"%2$s"}'
        """
            .formatted(home.path("ran"), java.time.Instant.now().plusSeconds(30)));
    try (var gateway = connect(Optional.of("ops"), Optional.empty())) {
      var failed = assertInstanceOf(Reply.Failed.class, acknowledge(gateway));
      var notSent = assertInstanceOf(JobFailure.NotSent.class, failed.failure());
      assertTrue(notSent.message().contains("vault: session expired"), notSent.message());
    }
    assertEquals(0, transport.sentTo("codepipeline").size());
  }

  @Test
  void whatIsSentToRenewCredentialsIsNotCountedAsSentForTheRequest() {
    transport.answering(
        "sts",
        new Answer.Of(
            200,
            """
            <AssumeRoleResponse><AssumeRoleResult><AssumedRoleUser><AssumedRoleId>A:s</AssumedRoleId>\
            <Arn>arn:aws:sts::111122223333:assumed-role/ops/s</Arn></AssumedRoleUser><Credentials>\
            <AccessKeyId>ASIAROLE</AccessKeyId><SecretAccessKey>role</SecretAccessKey>\
            <SessionToken>role-token</SessionToken><Expiration>%s</Expiration></Credentials>\
            </AssumeRoleResult></AssumeRoleResponse>\
            """
                .formatted(java.time.Instant.now().plusSeconds(5))));
    try (var gateway = connect(Optional.of("role"), Optional.empty())) {
      int before = transport.sentTo("sts").size();
      Reply<?> reply = acknowledge(gateway);
      assertTrue(transport.sentTo("sts").size() > before, "not renewed");
      assertEquals(1, reply.receipt().sends());
    }
  }

  private static Reply<?> acknowledge(JobGateway gateway) {
    return gateway.acknowledge(
        new CustomJob(new JobId("2d534200-7b34-4dad-9184-75d61df2d62c")), new Nonce("3"));
  }

  private void keysInTheEnvironment() {
    set("AWS_ACCESS_KEY_ID=AKIAENVIRONMENT;AWS_SECRET_ACCESS_KEY=environment");
  }

  private void set(String variables) {
    for (String pair : variables.isEmpty() ? new String[0] : variables.split(";")) {
      home.variable(pair.split("=", 2)[0], pair.split("=", 2)[1]);
    }
  }

  private String refusal(Optional<String> profile) {
    return assertThrows(ConnectionException.class, () -> connect(profile, Optional.empty()))
        .userMessage();
  }

  private JobGateway connect(Optional<String> profile, Optional<String> endpoint) {
    return connect(profile, endpoint, KnownAccounts.none());
  }

  private JobGateway connect(
      Optional<String> profile, Optional<String> endpoint, KnownAccounts accounts) {
    return new SdkConnector(
            () -> URI.create("http://127.0.0.1:1"),
            home::environment,
            TimeLimits.DEFAULT,
            accounts,
            new Prompts(SignInPrompt.NOBODY),
            _ -> Set.of(),
            (_, _) -> transport)
        .connect(new ConnectionChoice.Aws(profile, Optional.empty(), endpoint.map(URI::create)));
  }
}
