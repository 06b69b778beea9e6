package dev.jobinspector.codepipeline.credentials;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.jobinspector.codepipeline.config.AwsEnvironment;
import dev.jobinspector.codepipeline.config.SelectedProfile;
import dev.jobinspector.codepipeline.endpoint.AwsEndpoints;
import dev.jobinspector.job.connection.ConnectionException;
import dev.jobinspector.job.connection.SignInPrompt;
import dev.jobinspector.testing.AwsHome;
import dev.jobinspector.testing.RecordingTransport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.utils.IoUtils;
import software.amazon.awssdk.utils.internal.SystemSettingUtilsTestBackdoor;

/// Every source of credentials × every way to name a strange endpoint × every switch that ignores
/// it: nothing that is secret goes to the stranger. The SDK's own provider, run the same way, sends
/// it there; if it did not, this would prove nothing.
@Tag("process")
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class CredentialLeakTest {
  private static final List<String> SECRETS =
      List.of("AKIABASE", "sign-in-token", "refresh-secret", "client-secret", "web-token");

  private enum Source {
    ROLE("role_arn = arn:aws:iam::111122223333:role/ops\nsource_profile = base"),
    WEB_IDENTITY("role_arn = arn:aws:iam::111122223333:role/ops\nweb_identity_token_file = TOKEN"),
    SSO_SESSION("sso_session = valid\nsso_account_id = 111122223333\nsso_role_name = R"),
    SSO_RENEWAL("sso_session = over\nsso_account_id = 111122223333\nsso_role_name = R"),
    SSO_LEGACY(
        "sso_start_url = https://example.awsapps.com/start\nsso_region = us-east-1\n"
            + "sso_account_id = 111122223333\nsso_role_name = R"),
    ROLE_OF_SSO("role_arn = arn:aws:iam::111122223333:role/ops\nsource_profile = sso");

    private final String lines;

    Source(String lines) {
      this.lines = lines;
    }
  }

  private enum Way {
    ENVIRONMENT,
    ENVIRONMENT_OF_SERVICE,
    PROFILE,
    SERVICES
  }

  private enum Ignored {
    NO,
    BY_ENVIRONMENT,
    BY_PROFILE
  }

  @TempDir Path folder;

  private final List<String> overheard = new CopyOnWriteArrayList<>();
  private HttpServer stranger;
  private int homes;

  @BeforeEach
  void listen() throws IOException {
    stranger = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    stranger.createContext(
        "/",
        exchange -> {
          overheard.add(
              exchange.getRequestURI()
                  + " "
                  + exchange.getRequestHeaders().entrySet()
                  + " "
                  + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(400, -1);
          exchange.close();
        });
    stranger.start();
  }

  @AfterEach
  void stop() {
    stranger.stop(0);
    SystemSettingUtilsTestBackdoor.clearEnvironmentVariableOverrides();
  }

  @Test
  void nothingSecretGoesToAStranger() {
    Set<String> hosts = new TreeSet<>();
    List<String> resolved = new ArrayList<>();
    for (Source source : Source.values()) {
      for (Way way : Way.values()) {
        for (Ignored ignored : Ignored.values()) {
          for (String strange : List.of("http://strange.example", loopback())) {
            RecordingTransport aws = new RecordingTransport();
            if (resolves(home(source, way, ignored, strange), aws)) {
              resolved.add(source + " " + way + " " + ignored);
            }
            aws.sent().stream()
                .map(sent -> sent.uri().getScheme() + " " + sent.host())
                .forEach(hosts::add);
          }
        }
      }
    }
    assertEquals(
        Set.of(
            "https sts.us-east-1.amazonaws.com",
            "https portal.sso.us-east-1.amazonaws.com",
            "https oidc.us-east-1.amazonaws.com"),
        hosts);
    assertEquals(List.of(), overheard);
    // Both ways to ignore the setting work, for every source and for both strangers.
    long ignoring = resolved.stream().filter(cell -> !cell.endsWith(" NO")).count();
    assertEquals(
        2L * 2 * Source.values().length * Way.values().length, ignoring, resolved::toString);
    assertEquals(ignoring, resolved.size(), resolved::toString);
  }

  @Test
  void theSdksOwnProviderTellsTheStrangerEverything() {
    Set<String> leaking = new TreeSet<>();
    int cells = 0;
    for (Source source : Source.values()) {
      for (Way way : Way.values()) {
        for (Ignored ignored : Ignored.values()) {
          cells++;
          overheard.clear();
          resolveWithTheSdk(home(source, way, ignored, loopback()));
          if (overheard.stream().anyMatch(text -> SECRETS.stream().anyMatch(text::contains))) {
            leaking.add(source + " " + way + " " + ignored);
          }
        }
      }
    }
    for (Source source : Source.values()) {
      assertTrue(
          leaking.stream().anyMatch(cell -> cell.startsWith(source + " ")),
          source + ": " + leaking);
    }
    for (Way way : Way.values()) {
      assertTrue(
          leaking.stream().anyMatch(cell -> cell.contains(" " + way + " ")), way + ": " + leaking);
    }
    assertTrue(leaking.size() > cells / 2, leaking.size() + " of " + cells + ": " + leaking);
  }

  private String loopback() {
    return "http://127.0.0.1:" + stranger.getAddress().getPort();
  }

  private boolean resolves(AwsHome home, RecordingTransport aws) {
    AwsEnvironment environment = home.environment();
    try {
      CredentialChain chain =
          new CredentialChain(
              new AwsEndpoints(environment, SelectedProfile.of(Optional.of("p"), environment)),
              Region.US_EAST_1,
              aws,
              new Prompts(SignInPrompt.NOBODY));
      return chain.resolve().accessKeyId().startsWith("ASIA");
    } catch (ConnectionException e) {
      assertTrue(e.userMessage().contains("gets no credentials"), e.userMessage());
      return false;
    }
  }

  private static void resolveWithTheSdk(AwsHome home) {
    ProfileFile profiles =
        ProfileFile.builder()
            .content(home.path(".aws/config"))
            .type(ProfileFile.Type.CONFIGURATION)
            .build();
    try {
      ProfileCredentialsProvider sdk =
          ProfileCredentialsProvider.builder().profileFile(profiles).profileName("p").build();
      sdk.resolveCredentials();
      IoUtils.closeQuietlyV2(sdk, null);
    } catch (RuntimeException _) {
      // The stranger gives no credentials. What it was told is what counts.
    }
  }

  /// The variables are the SDK's, too: its clients must not find them by themselves.
  private AwsHome home(Source source, Way way, Ignored ignored, String strange) {
    SystemSettingUtilsTestBackdoor.clearEnvironmentVariableOverrides();
    AwsHome home = new AwsHome(folder.resolve("home" + homes++)).file("token", "web-token");
    StringBuilder profile =
        new StringBuilder(
            "[profile p]\nregion = us-east-1\n"
                + source.lines.replace("TOKEN", home.path("token").toString())
                + "\n");
    List<String> services = List.of("sts", "sso", "sso_oidc");
    String sections = "";
    switch (way) {
      case ENVIRONMENT -> home.variable("AWS_ENDPOINT_URL", strange);
      case ENVIRONMENT_OF_SERVICE ->
          services.forEach(
              service ->
                  home.variable(
                      "AWS_ENDPOINT_URL_" + service.toUpperCase(java.util.Locale.ROOT), strange));
      case PROFILE -> profile.append("endpoint_url = ").append(strange).append('\n');
      case SERVICES -> {
        profile.append("services = s\n");
        sections =
            services.stream()
                .map(service -> service + " =\n  endpoint_url = " + strange + "\n")
                .collect(Collectors.joining("", "[services s]\n", ""));
      }
    }
    switch (ignored) {
      case NO -> {}
      case BY_ENVIRONMENT -> home.variable("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true");
      case BY_PROFILE -> profile.append("ignore_configured_endpoint_urls = true\n");
    }
    // The SDK's clients for a source profile read the settings of that profile.
    String strangeToo = way == Way.PROFILE ? "endpoint_url = " + strange + "\n" : "";
    home.config(
            profile
                + sections
                + "[profile base]\naws_access_key_id = AKIABASE\naws_secret_access_key = base\n"
                + "[profile sso]\nregion = us-east-1\n"
                + strangeToo
                + Source.SSO_SESSION.lines
                + "\n"
                + "[sso-session valid]\n"
                + "sso_start_url = https://example.awsapps.com/start\n"
                + "sso_region = us-east-1\n"
                + "[sso-session over]\n"
                + "sso_start_url = https://example.awsapps.com/start\n"
                + "sso_region = us-east-1\n")
        .signedIn("valid", token(Instant.now().plusSeconds(86_400)))
        .signedIn("over", token(Instant.now().minusSeconds(86_400)))
        .signedIn("https://example.awsapps.com/start", token(Instant.now().plusSeconds(86_400)));
    home.variable("AWS_REGION", "us-east-1").variable("AWS_PROFILE", "p");
    home.variables().forEach(SystemSettingUtilsTestBackdoor::addEnvironmentVariableOverride);
    return home;
  }

  private static String token(Instant expiry) {
    return """
    {"accessToken":"sign-in-token","expiresAt":"%s","refreshToken":"refresh-secret",\
    "clientId":"client","clientSecret":"client-secret",\
    "registrationExpiresAt":"%s","startUrl":"https://example.awsapps.com/start","region":"us-east-1"}\
    """
        .formatted(expiry, Instant.now().plusSeconds(86_400));
  }
}
