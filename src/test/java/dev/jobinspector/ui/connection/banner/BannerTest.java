package dev.jobinspector.ui.connection.banner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.job.connection.CallerIdentity;
import dev.jobinspector.job.connection.Capabilities;
import dev.jobinspector.job.connection.ConnectionState;
import dev.jobinspector.job.connection.ServiceConnection;
import dev.jobinspector.testing.FakeGateway;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BannerTest {
  private static final ServiceConnection AWS =
      new ServiceConnection(
          ServiceConnection.Target.AWS,
          Optional.of("prod-read"),
          "us-east-1",
          Optional.empty(),
          URI.create("https://codepipeline.us-east-1.amazonaws.com"),
          "the AWS endpoint of us-east-1");

  @Test
  void theEmulatorIsSaidToBeOne() {
    Banner banner =
        new Banner(
            FakeGateway.CONNECTION,
            ConnectionState.UNKNOWN,
            List.of(),
            Optional.of("111122223333"),
            false);
    assertEquals(ConnectionKind.EMULATOR, banner.kind());
    assertEquals("Local emulator · us-east-1 · 111122223333", banner.summary());
    assertEquals("Local emulator · us-east-1 · 111122223333 – Job Inspector", banner.title());
  }

  @Test
  void productionIsSaidFirstAndEverythingThatIsKnownIsThere() {
    Banner banner = banner(Duration.ofSeconds(-400), Optional.of("localstack.internal"));
    assertEquals(ConnectionKind.PRODUCTION, banner.kind());
    assertEquals(
        "PRODUCTION · Profile prod-read · us-east-1 and 1 more · 111122223333 – Job Inspector",
        banner.title());
    assertEquals(
        "Profile prod-read · us-east-1 and 1 more · 111122223333 · acts as prod-write"
            + " · tied to localstack.internal · assumed-role/Reader/ann",
        banner.summary());
    assertEquals(
        """
        Profile prod-read, production
        Credentials: profile prod-read
        Account: 111122223333
        Identity: arn:aws:sts::111122223333:assumed-role/Reader/ann
        Acts by profile: prod-write
        Acts as: arn:aws:sts::111122223333:assumed-role/Writer/ann
        Regions: us-east-1, eu-west-1; acts go to us-east-1
        Endpoint: https://codepipeline.us-east-1.amazonaws.com from the AWS endpoint of us-east-1, \
        tied to localstack.internal
        may scan, may not acknowledge\
        """,
        banner.lines());
  }

  @Test
  void theClockIsShownAndExplainedOverFiveMinutes() {
    assertEquals(Optional.empty(), banner(Duration.ofMillis(-300), Optional.empty()).clock());
    Banner near = banner(Duration.ofSeconds(40), Optional.empty());
    assertEquals(Optional.of("clock +40 s"), near.clock());
    assertEquals(Optional.empty(), near.clockWarning());
    Banner far = banner(Duration.ofMinutes(-7), Optional.empty());
    assertEquals(Optional.of("clock −7 min"), far.clock());
    assertTrue(
        far.clockWarning().orElseThrow().startsWith("The clock of this machine is 7 min ahead of"));
  }

  private static Banner banner(Duration offset, Optional<String> tied) {
    return new Banner(
        AWS,
        new ConnectionState(
            Optional.of(identity("Reader")),
            "profile prod-read",
            Optional.of("prod-write"),
            Optional.of(identity("Writer")),
            tied,
            Optional.of(offset),
            Capabilities.UNKNOWN.with("ListPipelines", false).with("AcknowledgeJob", true),
            Optional.empty()),
        List.of("us-east-1", "eu-west-1"),
        Optional.of("111122223333"),
        true);
  }

  private static CallerIdentity identity(String role) {
    return new CallerIdentity(
        "111122223333", "arn:aws:sts::111122223333:assumed-role/%s/ann".formatted(role));
  }
}
