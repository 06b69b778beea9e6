package dev.jobinspector.codepipeline;

import dev.jobinspector.codepipeline.account.ReplyObserver;
import dev.jobinspector.job.Excerpt;
import dev.jobinspector.job.ReplyNode;
import dev.jobinspector.job.reply.Exchange;
import dev.jobinspector.job.reply.Receipt;
import dev.jobinspector.text.JsonNodes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// What went over the wire in one call. Written and read by the thread that makes the call.
final class CallRecord {
  static final ExecutionAttribute<CallRecord> ATTRIBUTE = new ExecutionAttribute<>("CallRecord");

  /// More than that freezes a window that shows it.
  private static final int LONGEST_SHOWN = 100_000;

  private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");

  private static final int ERROR = 400;

  private Redaction redaction;
  private Optional<String> sessionToken = Optional.empty();
  private final AtomicInteger left = new AtomicInteger();
  private boolean attempted;
  private String request = "";
  private String reply = "";
  private JsonNode json = MissingNode.getInstance();
  private OptionalInt httpStatus = OptionalInt.empty();
  private Optional<String> requestId = Optional.empty();
  private Supplier<Optional<Duration>> clockOffset = Optional::empty;
  private boolean replyComplete;
  private Optional<String> replyProblem = Optional.empty();

  /// @param secrets texts of the request that the reply might repeat
  CallRecord(List<String> secrets) {
    this(new Redaction(secrets));
  }

  private CallRecord(Redaction redaction) {
    this.redaction = redaction;
  }

  /// Returns the record of a read of pipelines.
  static CallRecord ofPipelines() {
    return new CallRecord(Redaction.ofPipelines());
  }

  void sending(SdkHttpRequest http, byte[] body) {
    attempted = true;
    sessionToken = http.firstMatchingHeader("X-Amz-Security-Token");
    request = redaction.request(http, body);
    reply = "";
    httpStatus = OptionalInt.empty();
    requestId = Optional.empty();
    replyComplete = false;
  }

  void head(SdkHttpResponse http) {
    Instant received = Instant.now();
    clockOffset = () -> ReplyObserver.offset(http, received);
    httpStatus = OptionalInt.of(http.statusCode());
    if (http.statusCode() >= ERROR) {
      // Only there is text that might quote it; it is too long to look for in vain.
      sessionToken.ifPresent(token -> redaction = redaction.with(token));
    }
    requestId =
        http.firstMatchingHeader("x-amzn-RequestId").filter(id -> REQUEST_ID.matcher(id).matches());
    reply = redaction.replyHead(http);
  }

  /// @param operation as the API names it
  void body(byte[] body, String operation) {
    json = JsonNodes.read(body);
    reply = reply + Excerpt.of(redaction.text(json, body.length), LONGEST_SHOWN);
    replyProblem = ReplyCheck.problem(operation, httpStatus.orElse(0), body.length, json);
    replyComplete = true;
  }

  /// Notes that the reply is larger than any of this API: it came, but it is not read.
  void oversized() {
    replyComplete = true;
  }

  /// Counts the requests that left this machine.
  AtomicInteger left() {
    return left;
  }

  /// Returns whether a request was ready to leave, or left.
  boolean attempted() {
    return attempted;
  }

  /// Returns whether a whole reply came, readable or not.
  boolean replyComplete() {
    return replyComplete;
  }

  /// Returns what is wrong with the reply, in words. The SDK does not look at the body of
  /// operations that answer nothing.
  Optional<String> replyProblem() {
    return replyProblem;
  }

  /// Returns the reply with its secrets masked.
  ReplyNode tree() {
    return redaction.tree(json);
  }

  /// Returns how far the service's clock was ahead, if its reply says so.
  Optional<Duration> clockOffset() {
    return clockOffset.get();
  }

  String scrubbed(String message) {
    return redaction.scrub(message);
  }

  Receipt receipt() {
    return new Receipt(
        requestId,
        httpStatus,
        left.get(),
        attempted ? Optional.of(new Exchange(request, reply)) : Optional.empty());
  }
}
