package dev.jobinspector.codepipeline;

import dev.jobinspector.codepipeline.activity.RecordedSending;
import dev.jobinspector.codepipeline.transport.Transport;
import dev.jobinspector.job.ReplyNode;
import dev.jobinspector.job.reply.Receipt;
import dev.jobinspector.job.reply.Reply;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;

/// Makes a call of the SDK, records what goes over the wire, and returns a [Reply].
final class RecordedCall {
  /// Sends requests without secrets, and keeps nothing of the traffic: a log has what a function
  /// printed, which may be its credentials.
  static final RecordedSending UNSHOWN =
      new RecordedSending() {
        @Override
        public <T> Reply<T> send(
            Function<Consumer<AwsRequestOverrideConfiguration.Builder>, T> call) {
          return unshown(RecordedCall.send(List.of(), call));
        }
      };

  private RecordedCall() {}

  private static <T> Reply<T> unshown(Reply<T> reply) {
    Receipt receipt =
        new Receipt(
            reply.receipt().requestId(),
            reply.receipt().httpStatus(),
            reply.receipt().sends(),
            Optional.empty());
    return switch (reply) {
      case Reply.Answered<T>(var value, _) -> new Reply.Answered<>(value, receipt);
      case Reply.Failed<T>(var failure, _) -> new Reply.Failed<>(failure, receipt);
    };
  }

  /// Sends a request of which the SDK's typed reply is used.
  ///
  /// @param secrets texts of the request that must not be shown
  /// @param send makes the call with the options that have its traffic recorded
  static <T> Reply<T> send(
      List<String> secrets, Function<Consumer<AwsRequestOverrideConfiguration.Builder>, T> send) {
    return reply(new CallRecord(secrets), (options, _) -> send.apply(options));
  }

  /// Sends a request of which the body of the reply is read: the typed reply lacks members that the
  /// SDK does not know.
  static <T> Reply<T> read(
      List<String> secrets,
      Consumer<Consumer<AwsRequestOverrideConfiguration.Builder>> send,
      Function<ReplyNode, T> read) {
    return reply(
        new CallRecord(secrets),
        (options, record) -> {
          send.accept(options);
          return read.apply(record.tree());
        });
  }

  /// Sends a read of pipelines of which the body of the reply is wanted, secrets masked.
  static Reply<ReplyNode> readPipelines(
      Consumer<Consumer<AwsRequestOverrideConfiguration.Builder>> send) {
    return reply(
        CallRecord.ofPipelines(),
        (options, record) -> {
          send.accept(options);
          return record.tree();
        });
  }

  private static <T> Reply<T> reply(
      CallRecord record,
      BiFunction<Consumer<AwsRequestOverrideConfiguration.Builder>, CallRecord, T> call) {
    try {
      T value =
          ScopedValue.where(Transport.SENT, record.left())
              .call(
                  () ->
                      call.apply(
                          options -> options.putExecutionAttribute(CallRecord.ATTRIBUTE, record),
                          record));
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
