package dev.jobinspector.codepipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.codepipeline.account.AllowedOperations;
import dev.jobinspector.codepipeline.account.KnownAccounts;
import dev.jobinspector.codepipeline.credentials.Prompts;
import dev.jobinspector.codepipeline.transport.TimeLimits;
import dev.jobinspector.job.activity.TimeWindow;
import dev.jobinspector.job.activity.TrailEvent;
import dev.jobinspector.job.connection.ConnectionChoice;
import dev.jobinspector.job.connection.SignInPrompt;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.job.request.Permission;
import dev.jobinspector.service.ActivityLog;
import dev.jobinspector.service.ActivityLog.LogPage;
import dev.jobinspector.service.ActivityLog.TrailPage;
import dev.jobinspector.service.JobGateway;
import dev.jobinspector.testing.AwsHome;
import dev.jobinspector.testing.RecordingTransport;
import dev.jobinspector.testing.RecordingTransport.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// What is asked of CloudTrail and CloudWatch Logs, where, and what is taken of a record.
class ActivityRequestsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final TimeWindow HOUR = new TimeWindow(NOW.minusSeconds(3600), NOW);
  private static final String JOB = "69f6a263-4c2c-42c5-994d-cb18eb5e73c2";

  @TempDir private Path folder;
  private final RecordingTransport aws = new RecordingTransport();
  private AwsHome home;

  @BeforeEach
  void atHome() {
    home =
        new AwsHome(folder)
            .config(
                """
                [profile keys]
                region = eu-west-1
                aws_access_key_id = AKIAPROFILE
                aws_secret_access_key = profile
                [profile fips]
                region = us-east-1
                use_fips_endpoint = true
                aws_access_key_id = AKIAPROFILE
                aws_secret_access_key = profile
                """);
  }

  @Test
  void eachServiceIsAskedAtItsOwnHost() {
    assertEquals("cloudtrail.eu-west-1.amazonaws.com", hostOf("keys", Permission.LOOKUP_EVENTS));
    assertEquals("logs.eu-west-1.amazonaws.com", hostOf("keys", Permission.FILTER_LOG_EVENTS));
    assertEquals(
        "cloudtrail-fips.us-east-1.amazonaws.com", hostOf("fips", Permission.LOOKUP_EVENTS));
    assertEquals("logs-fips.us-east-1.amazonaws.com", hostOf("fips", Permission.FILTER_LOG_EVENTS));
    home.variable("AWS_USE_DUALSTACK_ENDPOINT", "true");
    assertEquals("cloudtrail.eu-west-1.api.aws", hostOf("keys", Permission.LOOKUP_EVENTS));
  }

  private String hostOf(String profile, Permission read) {
    try (JobGateway gateway = connect(profile)) {
      int before = aws.sent().size();
      if (read == Permission.LOOKUP_EVENTS) {
        lookUp(gateway);
      } else {
        filter(gateway);
      }
      return aws.sent().stream()
          .skip(before)
          .filter(sent -> sent.header("X-Amz-Target").endsWith("." + read.operation()))
          .findFirst()
          .orElseThrow()
          .host();
    }
  }

  @Test
  void aStrangeHostGetsNothingAndIsNamed() {
    for (String host :
        List.of(
            "https://proxy.corp.example",
            "http://127.0.0.1:9",
            "http://cloudtrail.eu-west-1.amazonaws.com",
            "https://codepipeline.eu-west-1.amazonaws.com",
            "https://cloudtrail.s3.amazonaws.com")) {
      home.variable("AWS_ENDPOINT_URL_CLOUDTRAIL", host);
      home.variable("AWS_ENDPOINT_URL_CLOUDWATCH_LOGS", host);
      try (JobGateway gateway = connect("keys")) {
        for (Reply<?> reply : List.of(lookUp(gateway), filter(gateway))) {
          Reply.Failed<?> failed = assertInstanceOf(Reply.Failed.class, reply);
          assertInstanceOf(JobFailure.NotSent.class, failed.failure());
          assertTrue(failed.failure().message().contains(host), failed.failure().message());
        }
      }
    }
    assertTrue(
        aws.sent().stream().allMatch(sent -> sent.host().startsWith("sts.")), "" + aws.sent());
  }

  @Test
  void noRequestIsRepeatedAndNothingElseIsEverAsked() {
    aws.answering("cloudtrail", new Answer.Of(500, "{\"__type\":\"InternalFailure\"}"));
    aws.answering("logs", new Answer.Lost());
    try (JobGateway gateway = connect("keys")) {
      lookUp(gateway);
      filter(gateway);
    }
    assertEquals(1, aws.sentTo("cloudtrail").size());
    assertEquals(1, aws.sentTo("logs").size());
    assertEquals(
        AllowedOperations.ACTIVITY.names(),
        Arrays.stream(Permission.values())
            .filter(permission -> !permission.action().startsWith("codepipeline:"))
            .map(Permission::operation)
            .collect(Collectors.toSet()));
  }

  @Test
  void ofARecordOnlyKnownMembersAreTaken() {
    TrailEvent event =
        event(
            """
            {"userIdentity":{"arn":"arn:aws:sts::1:assumed-role/W/i-1"},"sourceIPAddress":"10.0.0.9",
             "userAgent":"worker/1","errorCode":"InvalidNonceException",
             "requestParameters":{"jobId":"%s","nonce":"canary-nonce","clientToken":"canary-token"}}
            """
                .formatted(JOB));
    assertEquals(List.of(JOB), event.jobIds());
    assertEquals(Optional.of("i-1"), event.caller().session());
    assertEquals(Optional.of("InvalidNonceException"), event.errorCode());
    assertFalse(event.toString().contains("canary"), event.toString());
  }

  @Test
  void aRecordMayLackOrHideEverything() {
    for (String record :
        List.of(
            "",
            "no JSON",
            "[]",
            "{\"requestParameters\":null,\"userIdentity\":null}",
            "{\"requestParameters\":{\"jobId\":\"HIDDEN_DUE_TO_SECURITY_REASONS\",\"actionTypeId\":7},"
                + "\"responseElements\":\"none\"}")) {
      TrailEvent event = event(record);
      assertEquals(List.of(), event.jobIds(), record);
      assertEquals(Optional.empty(), event.actionType(), record);
      assertEquals(Map.of(), event.query(), record);
      assertEquals(Optional.of("somebody"), event.caller().identity(), record);
    }
  }

  private TrailEvent event(String record) {
    aws.answering(
        "cloudtrail",
        new Answer.Of(
            200,
            JsonMapper.shared()
                .writeValueAsString(
                    Map.of(
                        "Events",
                        List.of(
                            Map.of(
                                "EventName",
                                "AcknowledgeJob",
                                "EventTime",
                                NOW.getEpochSecond(),
                                "Username",
                                "somebody",
                                "CloudTrailEvent",
                                record))))));
    try (JobGateway gateway = connect("keys")) {
      return lookUp(gateway) instanceof Reply.Answered<TrailPage>(var page, _)
          ? page.events().getFirst()
          : fail();
    }
  }

  private static TrailEvent fail() {
    throw new AssertionError("No event came.");
  }

  private static Reply<TrailPage> lookUp(JobGateway gateway) {
    return gateway
        .activity()
        .lookUpEvents(new ActivityLog.TrailQuery("AcknowledgeJob", HOUR, Optional.empty()));
  }

  private static Reply<LogPage> filter(JobGateway gateway) {
    return gateway
        .activity()
        .filterLogEvents(new ActivityLog.LogQuery("/aws/lambda/f", HOUR, Optional.empty()));
  }

  private JobGateway connect(String profile) {
    return new SdkConnector(
            () -> {
              throw new AssertionError("There is no emulator.");
            },
            home::environment,
            TimeLimits.DEFAULT,
            KnownAccounts.none(),
            new Prompts(SignInPrompt.NOBODY),
            _ -> Set.of(),
            (_, _) -> aws,
            Duration.ZERO)
        .connect(
            new ConnectionChoice.Aws(Optional.of(profile), Optional.empty(), Optional.empty()));
  }
}
