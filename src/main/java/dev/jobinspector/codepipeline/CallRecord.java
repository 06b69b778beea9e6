package dev.jobinspector.codepipeline;

import dev.jobinspector.job.ReplyNode;
import dev.jobinspector.job.reply.Exchange;
import dev.jobinspector.job.reply.Receipt;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// What went over the wire in one call. Written and read by the thread that makes the call.
final class CallRecord {
  static final ExecutionAttribute<CallRecord> ATTRIBUTE = new ExecutionAttribute<>("CallRecord");

  private final Redaction redaction;
  private int sends;
  private String request = "";
  private String reply = "";
  private JsonNode json = MissingNode.getInstance();
  private OptionalInt httpStatus = OptionalInt.empty();
  private Optional<String> requestId = Optional.empty();
  private boolean replyComplete;
  private boolean replyReadable;

  /// @param secrets texts of the request that the reply might repeat
  CallRecord(List<String> secrets) {
    this.redaction = new Redaction(secrets);
  }

  void sending(SdkHttpRequest http, byte[] body) {
    sends++;
    request = redaction.request(http, body);
    reply = "";
    httpStatus = OptionalInt.empty();
    requestId = Optional.empty();
    replyComplete = false;
  }

  void head(SdkHttpResponse http) {
    httpStatus = OptionalInt.of(http.statusCode());
    requestId = http.firstMatchingHeader("x-amzn-RequestId");
    reply = redaction.replyHead(http);
  }

  void body(byte[] body) {
    json = redaction.json(body);
    reply = reply + redaction.text(json, body.length);
    replyReadable = body.length == 0 || json.isObject();
    replyComplete = true;
  }

  /// Notes that the reply is larger than any of this API: it came, but it is not read.
  void oversized() {
    replyComplete = true;
  }

  int sends() {
    return sends;
  }

  boolean sent() {
    return sends > 0;
  }

  /// Returns whether a whole reply came, readable or not.
  boolean replyComplete() {
    return replyComplete;
  }

  /// Returns whether the reply is what this API sends: nothing, or a JSON object. The SDK does not
  /// look at the body of operations that answer nothing.
  boolean replyReadable() {
    return replyReadable;
  }

  /// Returns the reply with its secrets masked.
  ReplyNode tree() {
    return redaction.tree(json);
  }

  String scrubbed(String message) {
    return redaction.scrub(message);
  }

  Receipt receipt(boolean leftThisMachine) {
    return new Receipt(
        requestId,
        httpStatus,
        leftThisMachine ? sends : 0,
        sent() ? Optional.of(new Exchange(request, reply)) : Optional.empty());
  }
}
