package dev.jobinspector.codepipeline.activity;

import dev.jobinspector.job.reply.Reply;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;

/// Makes a call of the SDK and returns what came of it.
public interface RecordedSending {
  /// Returns the reply of a call.
  ///
  /// @param call makes the call with the options that have its traffic recorded
  <T> Reply<T> send(Function<Consumer<AwsRequestOverrideConfiguration.Builder>, T> call);
}
