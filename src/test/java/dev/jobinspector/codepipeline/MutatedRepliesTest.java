package dev.jobinspector.codepipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.codepipeline.account.KnownAccounts;
import dev.jobinspector.codepipeline.credentials.Prompts;
import dev.jobinspector.codepipeline.transport.WireServer;
import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.CustomJob;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.connection.ConnectionChoice;
import dev.jobinspector.job.connection.SignInPrompt;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.Outcome;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.job.request.JobResult;
import dev.jobinspector.job.request.PollRequest;
import dev.jobinspector.service.JobGateway;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Replies of the service with bytes changed, lost, doubled and moved, head and body.
@Tag("process")
class MutatedRepliesTest {
  private static final int COUNT = 500;
  private static final int WITHOUT_A_SOCKET =
      "full".equals(System.getProperty("faults")) ? 50_000 : 2_000;
  private static final List<String> REPLIES =
      List.of(
          WireServer.reply("200 OK\r\nx-amzn-RequestId: 1-2", "{\"status\":\"InProgress\"}"),
          WireServer.reply("400 Bad", "{\"__type\":\"InvalidNonceException\",\"message\":\"no\"}"),
          WireServer.reply("500 Error\r\nContent-Type: text/html", "<html>"),
          WireServer.reply(
              "400 Bad",
              "{\"__type\":\"InvalidNonceException\",\"message\":\"" + "x".repeat(20_000) + "\"}"));
  private static final PollRequest POLL =
      new PollRequest(new ActionTypeId("Test", "Custom", "P", "1"), 1, Map.of());

  @Test
  void noReplyIsSentForTwiceThrowsOrIsBelievedWithoutAWordOfTheService() {
    Random random = new Random(12);
    AtomicReference<byte[]> next = new AtomicReference<>(new byte[0]);
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    try (WireServer server =
            WireServer.plain(
                (socket, to) -> {
                  to.read(socket.getInputStream());
                  socket.getOutputStream().write(next.get());
                });
        JobGateway gateway = Requests.to(URI.create("http://127.0.0.1:" + server.port()))) {
      int before = server.requests().size();
      for (int i = 0; i < COUNT; i++) {
        next.set(mutated(REPLIES.get(i % 3), random));
        Reply<JobStatus> reply = Requests.acknowledge(gateway);
        counts.merge(Requests.outcome(reply), 1, Integer::sum);
        String sent = new String(next.get(), StandardCharsets.ISO_8859_1);
        assertEquals(1, reply.receipt().sends(), sent);
        switch (reply) {
          case Reply.Answered<JobStatus>(var status, _) ->
              assertTrue(status.text().matches("[A-Za-z][\\w-]{0,63}"), sent);
          case Reply.Failed<JobStatus>(JobFailure.Rejected rejected, _) ->
              assertTrue(rejected.code().matches("[A-Za-z][\\w.-]{2,127}"), sent);
          case Reply.Failed<JobStatus>(var failure, _) ->
              assertEquals(Outcome.UNKNOWN, failure.outcome(), sent);
        }
      }
      // Fewer if one left on a kept connection that the server was about to close: unknown, too.
      int received = server.requests().size() - before;
      assertTrue(received <= COUNT, received + " requests came of " + COUNT);
    }
    System.out.println(COUNT + " mutated replies: " + counts);
  }

  /// Without a socket for each: what HTTP itself makes of the bytes is the other test's.
  @Test
  void whateverComesNothingThrowsAndNothingIsLongerThanItMayBe() {
    Random random = new Random(50);
    AtomicReference<byte[]> next = new AtomicReference<>(new byte[0]);
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    try (JobGateway gateway =
        new SdkConnector(
                () -> URI.create("http://127.0.0.1:1"),
                () -> Requests.environment(Map.of(), ""),
                Requests.LIMITS,
                KnownAccounts.none(),
                new Prompts(SignInPrompt.NOBODY),
                _ -> Set.of(),
                (_, _) -> (_, _) -> new WireBytes(next::get))
            .connect(
                new ConnectionChoice.Aws(
                    Optional.empty(),
                    Optional.of("us-east-1"),
                    Optional.of(URI.create("http://127.0.0.1:1"))))) {
      for (int i = 0; i < WITHOUT_A_SOCKET; i++) {
        // Few reads: each is tried again after a wait.
        int kind = i % 40 == 1 ? 1 : List.of(0, 2, 3).get(i % 3);
        String reply = random.nextInt(3) > 0 ? of(kind) : REPLIES.get(1 + random.nextInt(3));
        next.set(mutated(reply, random));
        Reply<?> got =
            switch (kind) {
              case 0 -> Requests.acknowledge(gateway);
              case 1 -> gateway.details(new CustomJob(Requests.JOB));
              case 2 -> gateway.poll(POLL);
              default -> gateway.report(new CustomJob(Requests.JOB), JobResult.Success.plain());
            };
        counts.merge(Requests.outcome(got), 1, Integer::sum);
        String sent = new String(next.get(), StandardCharsets.ISO_8859_1);
        if (kind != 1) { // a read is tried again
          assertEquals(1, got.receipt().sends(), sent);
        }
        assertTrue(Requests.message(got).length() < 25_000, sent);
        got.receipt()
            .exchange()
            .ifPresent(shown -> assertTrue(shown.reply().length() < 110_000, sent));
        assertTrue(got.receipt().requestId().orElse("").length() <= 100, sent);
        if (got instanceof Reply.Failed<?>(var failure, _)) {
          assertTrue(failure.message().length() < 10_100, sent);
        }
      }
    }
    System.out.println(WITHOUT_A_SOCKET + " mutated replies without a socket: " + counts);
  }

  private static String of(int kind) {
    return WireServer.reply(
        "200 OK\r\nx-amzn-RequestId: 1-2",
        switch (kind) {
          case 0 -> "{\"status\":\"InProgress\"}";
          case 1 ->
              """
              {"jobDetails":{"id":"%s","accountId":"111122223333","data":{"actionTypeId":\
              {"category":"Test","owner":"Custom","provider":"P","version":"1"},\
              "pipelineContext":{"pipelineName":"p","stage":{"name":"s"},"action":{"name":"a"}},\
              "inputArtifacts":[{"name":"in","location":{"type":"S3"}}]}}}\
              """
                  .formatted(Requests.JOB.value());
          case 2 -> "{\"jobs\":[{\"id\":\"%s\",\"nonce\":\"3\"}]}".formatted(Requests.JOB.value());
          default -> "{}";
        });
  }

  private static byte[] mutated(String reply, Random random) {
    byte[] bytes = reply.getBytes(StandardCharsets.UTF_8);
    for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
      int at = random.nextInt(bytes.length);
      bytes =
          switch (random.nextInt(4)) {
            case 0 -> {
              bytes[at] = (byte) random.nextInt(256);
              yield bytes;
            }
            case 1 -> Arrays.copyOf(bytes, Math.max(1, at));
            case 2 -> spliced(bytes, at, at + Math.min(bytes.length - at, random.nextInt(9)), at);
            default -> spliced(bytes, at, at, Math.max(0, at - random.nextInt(40)));
          };
    }
    return bytes;
  }

  /// The bytes without those from `from` to `to`, or with those from `again` on once more.
  private static byte[] spliced(byte[] bytes, int from, int to, int again) {
    byte[] middle = from == to ? Arrays.copyOfRange(bytes, again, from) : new byte[0];
    byte[] result = new byte[from + middle.length + bytes.length - to];
    System.arraycopy(bytes, 0, result, 0, from);
    System.arraycopy(middle, 0, result, from, middle.length);
    System.arraycopy(bytes, to, result, from + middle.length, bytes.length - to);
    return result.length == 0 ? new byte[1] : result;
  }
}
