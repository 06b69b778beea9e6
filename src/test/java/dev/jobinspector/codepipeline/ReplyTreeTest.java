package dev.jobinspector.codepipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.jobinspector.codepipeline.config.AwsEnvironment;
import dev.jobinspector.codepipeline.transport.TimeLimits;
import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.ClientToken;
import dev.jobinspector.job.CustomJob;
import dev.jobinspector.job.JobDetails;
import dev.jobinspector.job.JobId;
import dev.jobinspector.job.Nonce;
import dev.jobinspector.job.PolledJob;
import dev.jobinspector.job.ReplyNode;
import dev.jobinspector.job.ThirdPartyJob;
import dev.jobinspector.job.ThirdPartyJobId;
import dev.jobinspector.job.connection.ConnectionChoice;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.JobFailure.Doubt;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.job.request.ActionExecutionQuery;
import dev.jobinspector.job.request.PollRequest;
import dev.jobinspector.service.JobGateway;
import dev.jobinspector.testing.PipelineGatewayContract;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Details and polls of a service that answers what the test says, through the real SDK.
@Tag("process")
class ReplyTreeTest {
  private static final String ID = "11111111-2222-3333-4444-555555555555";

  private HttpServer service;
  private JobGateway gateway;
  private volatile String body = "{}";

  @BeforeEach
  void start() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
    service.start();
    gateway =
        new SdkConnector(
                () -> URI.create("http://127.0.0.1:" + service.getAddress().getPort()),
                () -> AwsEnvironment.of(Map.of("HOME", "there-is-none")),
                TimeLimits.DEFAULT)
            .connect(new ConnectionChoice.Emulator("us-east-1"));
  }

  @AfterEach
  void stop() {
    gateway.close();
    service.stop(0);
  }

  @Test
  void ofTheStateOfAPipelineOnlyTokensAndWhatIsNotKnownAreMasked() {
    body =
        """
        {"pipelineName": "shop", "pipelineVersion": 3, "stageStates": [{"stageName": "Approve",
          "inboundTransitionState": {"enabled": false, "disabledReason": "no releases"},
          "actionStates": [{"actionName": "Manual", "entityUrl": "https://example.com",
            "latestExecution": {"status": "InProgress", "token": "hunter2-approves",
              "summary": "waits", "errorDetails": {"code": "c", "message": "m"}}}],
          "beforeEntryConditionState": {"conditionStates": [{"ruleStates": [{"ruleName": "Window",
            "latestExecution": {"status": "Failed", "token": "hunter2-rule"}}]}]},
          "addedLater": "hunter2-new"}]}
        """;
    ReplyNode state = PipelineGatewayContract.answered(gateway.replies().state("shop"));
    String printed = state.toString();
    assertFalse(printed.contains("hunter2"), printed);
    for (String shown :
        List.of("Manual", "no releases", "waits", "https://example.com", "Window", "m")) {
      assertTrue(printed.contains("literal=" + shown), printed);
    }
    assertEquals(3, printed.split("•+", -1).length - 1, printed);
  }

  @Test
  void ofActionExecutionsTheConfigurationIsShownAndTheValuesOfVariablesAreMasked() {
    body =
        """
        {"actionExecutionDetails": [{"actionName": "Deploy", "startTime": 1.5E9,
          "input": {"configuration": {"AnyKey": "a value", "ApiKey": "****"},
            "resolvedConfiguration": {"AnyKey": "hunter2"}, "region": "us-east-1"},
          "output": {"outputVariables": {"summary": "hunter2"}}}]}
        """;
    var query =
        new ActionExecutionQuery(
            "shop", Optional.empty(), Optional.empty(), OptionalInt.empty(), Optional.empty());
    String printed =
        PipelineGatewayContract.answered(gateway.replies().actionExecutions(query)).toString();
    assertFalse(printed.contains("hunter2"), printed);
    assertTrue(printed.contains("AnyKey=Text[literal=a value]"), printed);
    assertTrue(printed.contains("ApiKey=Text[literal=****]"), printed);
  }

  @Test
  void aMemberThatThisVersionDoesNotKnowIsThereAndMasked() {
    JobDetails details =
        answered(
            """
            {"jobDetails": {"tomorrow": "hunter2", "id": "ID", "data": {"retries": 3,
             "urgent": true, "notes": ["a", {"by": "hunter3"}], "continuationToken": null}}}
            """);
    ReplyNode reply = details.reply();
    assertEquals("hunter2", masked(reply.at("tomorrow")));
    assertEquals("3", masked(details.data("retries")));
    assertEquals("true", masked(details.data("urgent")));
    assertEquals("hunter3", masked(notes(details).getLast().at("by")));
    assertTrue(details.data("continuationToken").isEmpty());
    assertFalse(details.toString().contains("hunter"), details::toString);
  }

  @Test
  void membersKeepTheOrderOfTheService() {
    JobDetails details =
        answered(
            """
            {"jobDetails": {"nonce": "3", "zebra": 1, "data": {"outputArtifacts": [], "apple": 2,
             "actionConfiguration": {"configuration": {"Zone": "z", "Alpha": "a"}},
             "inputArtifacts": []}, "id": "ID", "accountId": "111122223333"}}
            """);
    assertEquals("[nonce, zebra, data, id, accountId]", names(details.reply()));
    assertEquals(
        "[outputArtifacts, apple, actionConfiguration, inputArtifacts]",
        names(details.reply().at("data").orElseThrow()));
    assertEquals(
        "[Zone, Alpha]",
        names(details.data("actionConfiguration").orElseThrow().at("configuration").orElseThrow()));
    assertEquals(Optional.of(new Nonce("3")), details.nonce());
    assertEquals(Optional.of("111122223333"), details.account());
  }

  @Test
  void whatIsKnownToBeHarmlessIsShownAndNothingElse() {
    JobDetails details =
        answered(
            """
            {"jobDetails": {"id": "ID", "data": {
             "pipelineContext": {"pipelineArn": "arn:aws:codepipeline:us-east-1:1:p",
              "pipelineName": "p", "stage": {"name": "s"}},
             "actionConfiguration": {"configuration": {"name": "hunter2", "type": "hunter3"}},
             "artifactCredentials": {"accessKeyId": "hunter4", "type": "hunter5"}}}}
            """);
    assertEquals(
        "arn:aws:codepipeline:us-east-1:1:p",
        assertInstanceOf(
                ReplyNode.Text.class,
                details.reply().at("data", "pipelineContext", "pipelineArn").orElseThrow())
            .literal());
    assertEquals(Optional.of("p"), details.context().pipeline());
    assertEquals(Optional.of("s"), details.context().stage());
    assertFalse(details.toString().contains("hunter"), details::toString);
  }

  @Test
  void aValueThatQuotesTheClientTokenIsMasked() {
    body = "{\"jobDetails\": {\"id\": \"third-1\", \"data\": {\"name\": \"the one of hunter2\"}}}";
    var reply =
        gateway.details(
            new ThirdPartyJob(new ThirdPartyJobId("third-1"), new ClientToken("hunter2")));
    JobDetails details = ((Reply.Answered<JobDetails>) reply).value();
    assertEquals("the one of hunter2", masked(details.data("name")));
    assertFalse(reply.toString().contains("hunter2"), reply::toString);
  }

  @Test
  void aPolledJobIsWhatTheServiceWroteAndOneWithoutAnIdIsSkipped() {
    body =
        """
        {"jobs": [{"data": {}}, {"tomorrow": "hunter2", "nonce": "77", "id": "ID"}]}
        """
            .replace("ID", ID);
    PollRequest request =
        new PollRequest(new ActionTypeId("Test", "Custom", "Any", "1"), 1, Map.of());
    var reply = gateway.poll(request);
    List<PolledJob> jobs = ((Reply.Answered<List<PolledJob>>) reply).value();
    assertEquals(1, jobs.size());
    assertEquals(ID, jobs.getFirst().id());
    assertEquals(Optional.of(new Nonce("77")), jobs.getFirst().nonce());
    assertEquals("[tomorrow, nonce, id]", names(jobs.getFirst().reply()));
    assertFalse(reply.toString().contains("hunter2"), reply::toString);
  }

  @Test
  void hostileRepliesAreReadOrRefusedAndNeverThrown() {
    String deep = "{\"a\":".repeat(400) + "1" + "}".repeat(400);
    String tooDeep = "[".repeat(100_000) + "]".repeat(100_000);
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 300_000; i++) {
      many.append(",\"").append(i).append("\":").append(i);
    }
    assertEquals(ID, answered(job(",\"deep\":" + deep)).id());
    assertEquals(300_001, answered(job(many.toString())).reply().members().size());
    assertEquals("1E+999999", masked(answered(job(",\"number\":1e999999")).reply().at("number")));
    assertEquals("\uD800", masked(answered(job(",\"half\":\"\\ud800\"")).reply().at("half")));
    for (String none :
        List.of(
            job(",\"deep\":" + tooDeep),
            "{}",
            "{\"jobDetails\": {}}",
            "{\"jobDetails\": []}",
            "{\"jobDetails\": {\"id\": null}}",
            "{\"jobDetails\": {\"id\": \"" + ID + "\"}",
            "[]",
            "\"no\"",
            "")) {
      body = none;
      var failed = assertInstanceOf(Reply.Failed.class, details());
      var unknown = assertInstanceOf(JobFailure.Unknown.class, failed.failure(), none);
      assertEquals(Doubt.GARBLED_REPLY, unknown.doubt(), none);
    }
  }

  private static String job(String more) {
    return "{\"jobDetails\":{\"id\":\"ID\"" + more + "}}";
  }

  private static List<ReplyNode> notes(JobDetails details) {
    return details.data("notes").orElseThrow().elements().toList();
  }

  private static String names(ReplyNode node) {
    return node.members().keySet().toString();
  }

  private static String masked(Optional<ReplyNode> node) {
    return assertInstanceOf(ReplyNode.Masked.class, node.orElseThrow()).secret().reveal();
  }

  private Reply<JobDetails> details() {
    return gateway.details(new CustomJob(new JobId(ID)));
  }

  private JobDetails answered(String reply) {
    body = reply.replace("\"ID\"", "\"" + ID + "\"");
    return switch (details()) {
      case Reply.Answered<JobDetails>(var value, _) -> value;
      case Reply.Failed<JobDetails>(var failure, _) -> throw new AssertionError(failure);
    };
  }
}
