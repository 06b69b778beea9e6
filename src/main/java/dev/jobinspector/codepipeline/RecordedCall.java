package dev.jobinspector.codepipeline;

import dev.jobinspector.codepipeline.transport.Transport;
import dev.jobinspector.job.reply.Reply;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;

/// One call of the SDK, from what goes over the wire to the reply that it means.
final class RecordedCall {
  private RecordedCall() {}

  /// @param secrets texts of the request that must not be shown
  /// @param send makes the call with the options that have its traffic recorded
  static <T> Reply<T> send(
      List<String> secrets, Function<Consumer<AwsRequestOverrideConfiguration.Builder>, T> send) {
    CallRecord record = new CallRecord(secrets);
    try {
      T value =
          ScopedValue.where(Transport.SENT, record.left())
              .call(
                  () ->
                      send.apply(
                          options -> options.putExecutionAttribute(CallRecord.ATTRIBUTE, record)));
      record
          .replyProblem()
          .ifPresent(
              problem -> {
                throw new GarbledReplyException(problem);
              });
      return new Reply.Answered<>(value, record.receipt());
    } catch (RuntimeException e) {
      // Of any type: credential providers throw their own. What counts is whether it had left.
      return FailureMapping.reply(e, record);
    }
  }
}
