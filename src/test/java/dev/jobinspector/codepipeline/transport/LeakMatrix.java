package dev.jobinspector.codepipeline.transport;

import dev.jobinspector.codepipeline.Requests;
import dev.jobinspector.codepipeline.SdkConnector;
import dev.jobinspector.job.connection.ConnectionChoice;
import dev.jobinspector.job.connection.ConnectionException;
import dev.jobinspector.job.reply.Outcome;
import dev.jobinspector.service.JobGateway;
import dev.jobinspector.testing.AwsHome;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.utils.internal.SystemSettingUtilsTestBackdoor;

/// Endpoints × ways to configure them × sources of credentials, each connected to and asked for one
/// acknowledge: by this program, then by the SDK's own chain. A program of its own, in whose Java
/// every name leads to this machine; [LeakMatrixTest] starts it.
final class LeakMatrix {
  /// The first five belong to CodePipeline, the last to this machine.
  static final List<String> ENDPOINTS =
      List.of(
          "https://codepipeline.us-east-1.amazonaws.com",
          "https://codepipeline-fips.us-east-1.amazonaws.com",
          "https://codepipeline.us-east-1.api.aws",
          "HTTPS://CodePipeline.US-EAST-1.AmazonAWS.com",
          "https://vpce-0a-1b.codepipeline.us-east-1.vpce.amazonaws.com",
          "http://codepipeline.us-east-1.amazonaws.com",
          "https://sts.us-east-1.amazonaws.com",
          "https://codepipeline.us-east-1.amazonaws.com.cn",
          "https://codepipeline.us-east-1.amazonaws.com.strange.example",
          "https://codepipeline.us-east-1.amazonaws.com@strange.example",
          "https://strange-amazonaws.com",
          "https://codepipeline.s3.amazonaws.com",
          "https://a.codepipeline.s3.amazonaws.com",
          "https://abc.execute-api.us-east-1.amazonaws.com",
          "https://mine.codepipeline.us-east-1.amazonaws.com",
          "https://vpce-0a-1b.codepipeline.us-east-1.amazonaws.com",
          "https://vpce-0a-1b.sts.us-east-1.vpce.amazonaws.com",
          "https://proxy.strange.example",
          "http://plain.strange.example",
          "http://127.0.0.1.strange.example",
          "MACHINE");

  static final int TRUE_ENDPOINTS = 5;

  private static final Set<String> OF_OTHER_SERVICES =
      Set.of(
          "https sts.us-east-1.amazonaws.com",
          "https portal.sso.us-east-1.amazonaws.com",
          "https oidc.us-east-1.amazonaws.com",
          "https us-east-1.signin.aws.amazon.com");

  /// Where credentials may be seen.
  private static final Set<String> TIED =
      Stream.concat(
              OF_OTHER_SERVICES.stream(),
              ENDPOINTS.stream().limit(TRUE_ENDPOINTS).map(LeakMatrix::where))
          .collect(Collectors.toSet());

  private static final List<String> SECRETS =
      List.of(
          "AKIAREAL",
          "ASIAROLE",
          "ASIASSO",
          "ASIALOGIN",
          "ASIAMACHINE",
          "ASIAPRINTED",
          "session-canary",
          "role-token",
          "sso-token",
          "login-token",
          "machine-token",
          "sign-in-canary",
          "refresh-canary",
          "client-canary",
          "login-refresh",
          "web-canary",
          "agent-canary");

  enum Way {
    ENVIRONMENT,
    ENVIRONMENT_OF_SERVICE,
    PROFILE,
    SERVICES,
    OPTION,
    OTHER_PROFILES
  }

  enum Source {
    ENVIRONMENT(""),
    KEYS(
        """
        aws_access_key_id = AKIAREAL
        aws_secret_access_key = s
        aws_session_token = session-canary
        """),
    ROLES("role_arn = arn:aws:iam::111122223333:role/top\nsource_profile = middle"),
    SSO("sso_session = valid\nsso_account_id = 111122223333\nsso_role_name = R"),
    SSO_RENEWED("sso_session = over\nsso_account_id = 111122223333\nsso_role_name = R"),
    SSO_OLDER(
        "sso_start_url = https://example.awsapps.com/start\nsso_region = us-east-1\n"
            + "sso_account_id = 111122223333\nsso_role_name = R"),
    PROCESS("credential_process = cat 'HOME/printed.json'"),
    WEB_IDENTITY(
        "role_arn = arn:aws:iam::111122223333:role/pod\nweb_identity_token_file = HOME/token"),
    LOGIN("login_session = ann"),
    CONTAINER(""),
    INSTANCE("");

    private final String lines;

    Source(String lines) {
      this.lines = lines;
    }
  }

  private static final List<Way> WAYS = List.of(Way.values());
  private static final List<Source> SOURCES = List.of(Source.values());

  record Cell(String endpoint, Way way, Source source) {}

  private final LeakRecorder recorder;
  private final Path folder;
  private final Path bundle;
  private final List<Cell> cells = new ArrayList<>();
  private final Map<String, Integer> counts = new TreeMap<>();
  private int homes;

  private LeakMatrix(LeakRecorder recorder, Path folder, Path bundle, int share) {
    this.recorder = recorder;
    this.folder = folder;
    this.bundle = bundle;
    for (int e = 0; e < ENDPOINTS.size(); e++) {
      String endpoint = ENDPOINTS.get(e).replace("MACHINE", recorder.machine());
      for (int w = 0; w < WAYS.size(); w++) {
        for (int s = 0; s < SOURCES.size(); s++) {
          // One source for each endpoint and way, where only a share is asked for.
          if ((5 * e + 3 * w + 7 * s) % share == 0) {
            cells.add(new Cell(endpoint, WAYS.get(w), SOURCES.get(s)));
          }
        }
      }
    }
  }

  /// Prints what was found; the names that Java must lead here, if it is asked for them.
  ///
  /// @param arguments a folder, and that every so many cells are tried
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    Certificates certificates =
        new Certificates(folder, "san=dns:" + String.join(",dns:", names()));
    Path bundle = certificates.file("corp.pem", certificates.pem("authority"));
    try (LeakRecorder recorder = new LeakRecorder(certificates.context("good"))) {
      LeakMatrix matrix = new LeakMatrix(recorder, folder, bundle, Integer.parseInt(arguments[1]));
      matrix.cells.forEach(matrix::connect);
      for (String exceptions :
          List.of(
              "amazonaws.com",
              ".AMAZONAWS.com:443",
              "*",
              "x, codepipeline.us-east-1.amazonaws.com")) {
        matrix.pastTheProxy(exceptions, "past a dead proxy");
      }
      for (String exceptions : List.of("", "aws.com", "amazonaws.com:80", "strange.example")) {
        matrix.pastTheProxy(exceptions, "not past a dead proxy");
      }
      // Only now: this program trusts the file that it was given, and nothing of Java's settings.
      SSLContext.setDefault(certificates.context("good"));
      HttpsURLConnection.setDefaultSSLSocketFactory(SSLContext.getDefault().getSocketFactory());
      System.setProperty("javax.net.ssl.trustStore", folder.resolve("keys.p12").toString());
      System.setProperty("javax.net.ssl.trustStorePassword", "changeit");
      matrix.cells.forEach(matrix::connectWithTheSdk);
      matrix.counts.forEach((what, count) -> System.out.println(what + " = " + count));
    } catch (java.net.BindException e) {
      System.out.println("The ports of https and http cannot be listened on: " + e.getMessage());
    }
  }

  static List<String> names() {
    return Stream.concat(
            ENDPOINTS.stream().filter(text -> !text.equals("MACHINE")).map(LeakMatrix::where),
            OF_OTHER_SERVICES.stream())
        .map(where -> where.substring(where.indexOf(' ') + 1))
        .distinct()
        .toList();
  }

  private static String where(String endpoint) {
    URI uri = URI.create(endpoint.toLowerCase(Locale.ROOT));
    return uri.getScheme() + " " + uri.getHost();
  }

  private void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  private void connect(Cell cell) {
    AwsHome home = home(cell);
    ConnectionChoice choice =
        new ConnectionChoice.Aws(
            Optional.empty(),
            Optional.empty(),
            cell.way == Way.OPTION ? Optional.of(URI.create(cell.endpoint)) : Optional.empty());
    count("cells");
    recorder.drain();
    recorder.drainMachine();
    try (JobGateway gateway =
        new SdkConnector(
                () -> URI.create(recorder.machine()),
                () -> home.environment().withCaBundle(Optional.of(bundle)),
                Requests.LIMITS)
            .connect(choice)) {
      Requests.acknowledge(gateway);
      gateway.account().join();
    } catch (ConnectionException e) {
      count("refused");
    }
    List<LeakRecorder.Sent> sent = recorder.drain();
    if (sent.stream().anyMatch(one -> one.text().contains("AcknowledgeJob"))) {
      count("acknowledged at AWS");
      count("acknowledged at AWS with " + cell.source);
    }
    leaked(sent, recorder.drainMachine())
        .forEach(where -> count("LEAK of " + cell + " at " + where));
  }

  private void pastTheProxy(String exceptions, String expected) {
    AwsHome home =
        home(new Cell("", Way.OTHER_PROFILES, Source.KEYS))
            .variable("https_proxy", "http://127.0.0.1:1")
            .variable("NO_PROXY", exceptions);
    recorder.drain();
    try (JobGateway gateway =
        new SdkConnector(
                () -> URI.create(recorder.machine()),
                () -> home.environment().withCaBundle(Optional.of(bundle)),
                Requests.LIMITS)
            .connect(
                new ConnectionChoice.Aws(Optional.empty(), Optional.empty(), Optional.empty()))) {
      Outcome outcome = Requests.outcome(Requests.acknowledge(gateway));
      gateway.account().join();
      boolean reached =
          recorder.drain().stream().anyMatch(one -> one.text().contains("AcknowledgeJob"));
      if (reached == (outcome == Outcome.CONFIRMED)) {
        count(reached ? "past a dead proxy" : "not past a dead proxy");
      }
      if (reached != expected.startsWith("past")) {
        count("WRONG with NO_PROXY " + exceptions);
      }
    }
  }

  private void connectWithTheSdk(Cell cell) {
    home(cell).variables().forEach(SystemSettingUtilsTestBackdoor::addEnvironmentVariableOverride);
    recorder.drain();
    recorder.drainMachine();
    try (DefaultCredentialsProvider credentials = DefaultCredentialsProvider.builder().build();
        CodePipelineClient client =
            CodePipelineClient.builder()
                .credentialsProvider(credentials)
                .applyMutation(
                    builder -> {
                      if (cell.way == Way.OPTION) {
                        builder.endpointOverride(URI.create(cell.endpoint));
                      }
                    })
                .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build()) {
      client.acknowledgeJob(ask -> ask.jobId("2d534200-7b34-4dad-9184-75d61df2d62c").nonce("7"));
    } catch (RuntimeException _) {
      // What it told to whom is what counts.
    } finally {
      SystemSettingUtilsTestBackdoor.clearEnvironmentVariableOverrides();
    }
    count("cells of the SDK");
    if (!leaked(recorder.drain(), recorder.drainMachine()).isEmpty()) {
      count("leaking cells of the SDK");
      count("leaking cells of the SDK with " + cell.source);
      count("leaking cells of the SDK by " + cell.way);
      count("leaking cells of the SDK at " + cell.endpoint.replace(recorder.machine(), "MACHINE"));
    }
  }

  /// Returns where something secret was sent that should not have been.
  private static Set<String> leaked(List<LeakRecorder.Sent> sent, List<String> machine) {
    return Stream.concat(
            sent.stream().filter(one -> !TIED.contains(one.where())),
            // The agent is told its own token; whoever is taken for an emulator nothing.
            machine.stream()
                .filter(text -> text.startsWith("POST"))
                .map(text -> new LeakRecorder.Sent("this machine", text)))
        .filter(one -> SECRETS.stream().anyMatch(one.text()::contains))
        .map(LeakRecorder.Sent::where)
        .collect(Collectors.toSet());
  }

  private AwsHome home(Cell cell) {
    AwsHome home = new AwsHome(folder.resolve("home" + homes++));
    String endpoint = "endpoint_url = " + cell.endpoint + "\n";
    String other = cell.way == Way.OTHER_PROFILES || cell.way == Way.PROFILE ? endpoint : "";
    StringBuilder config = new StringBuilder("[profile p]\nregion = us-east-1\n");
    config.append(cell.source.lines.replace("HOME", home.path("").toString())).append('\n');
    List<String> services = List.of("codepipeline", "sts", "sso", "sso_oidc", "signin");
    switch (cell.way) {
      case ENVIRONMENT -> home.variable("AWS_ENDPOINT_URL", cell.endpoint);
      case ENVIRONMENT_OF_SERVICE ->
          services.forEach(
              service ->
                  home.variable(
                      "AWS_ENDPOINT_URL_" + service.toUpperCase(Locale.ROOT), cell.endpoint));
      case PROFILE -> config.append(endpoint);
      case SERVICES -> {
        config.append("services = s\n[services s]\n");
        services.forEach(service -> config.append(service).append(" =\n  ").append(endpoint));
      }
      case OPTION, OTHER_PROFILES -> {}
    }
    config.append(
        """
        [profile middle]
        region = us-east-1
        role_arn = arn:aws:iam::111122223333:role/middle
        source_profile = base
        %1$s[profile base]
        region = us-east-1
        aws_access_key_id = AKIAREAL
        aws_secret_access_key = s
        %1$s[default]
        %1$s[sso-session valid]
        sso_start_url = https://example.awsapps.com/start
        sso_region = us-east-1
        [sso-session over]
        sso_start_url = https://example.awsapps.com/start
        sso_region = us-east-1
        """
            .formatted(other));
    String tomorrow = Instant.now().plusSeconds(86_400).toString();
    String token =
        """
        {"accessToken":"sign-in-canary","expiresAt":"%s","refreshToken":"refresh-canary",
        "clientId":"client","clientSecret":"client-canary","registrationExpiresAt":"%s",
        "startUrl":"https://example.awsapps.com/start","region":"us-east-1"}
        """;
    home.config(config.toString())
        .signedIn("valid", token.formatted(tomorrow, tomorrow))
        .signedIn("https://example.awsapps.com/start", token.formatted(tomorrow, tomorrow))
        .signedIn("over", token.formatted("2020-01-01T00:00:00Z", tomorrow))
        .loggedIn("ann", Instant.now().minusSeconds(3_600))
        .file("token", "web-canary")
        .file(
            "printed.json",
            "{\"Version\":1,\"AccessKeyId\":\"ASIAPRINTED\",\"SecretAccessKey\":\"s\",\"SessionToken\":\"session-canary\"}")
        .variable("AWS_PROFILE", "p")
        .variable("AWS_CONFIG_FILE", home.path(".aws/config").toString())
        .variable("AWS_SHARED_CREDENTIALS_FILE", home.path("none").toString())
        .variable("AWS_LOGIN_CACHE_DIRECTORY", home.path(".aws/login/cache").toString());
    switch (cell.source) {
      case ENVIRONMENT ->
          home.variable("AWS_ACCESS_KEY_ID", "AKIAREAL")
              .variable("AWS_SECRET_ACCESS_KEY", "s")
              .variable("AWS_SESSION_TOKEN", "session-canary");
      case CONTAINER ->
          home.variable(
                  "AWS_CONTAINER_CREDENTIALS_FULL_URI", recorder.machine() + "/v2/credentials")
              .variable("AWS_CONTAINER_AUTHORIZATION_TOKEN", "agent-canary");
      case INSTANCE ->
          home.variable("AWS_EC2_METADATA_DISABLED", "false")
              .variable("AWS_EC2_METADATA_SERVICE_ENDPOINT", recorder.machine());
      default -> {}
    }
    return home;
  }
}
