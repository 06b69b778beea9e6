package dev.jobinspector.codepipeline;

import dev.jobinspector.job.CustomJob;
import dev.jobinspector.job.JobRef;
import dev.jobinspector.job.ThirdPartyJob;
import dev.jobinspector.job.request.JobResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.CurrentRevision;
import software.amazon.awssdk.services.codepipeline.model.ExecutionDetails;
import software.amazon.awssdk.services.codepipeline.model.FailureDetails;

/// Sends the four operations that report a result. Their replies have no body.
final class ResultSending {
  private ResultSending() {}

  static void send(
      CodePipelineClient client,
      JobRef job,
      JobResult result,
      Consumer<AwsRequestOverrideConfiguration.Builder> options) {
    switch (job) {
      case CustomJob(var id) -> {
        switch (result) {
          case JobResult.Success success ->
              client.putJobSuccessResult(
                  put -> {
                    put.jobId(id.value())
                        .currentRevision(revision(success))
                        .continuationToken(continuation(success))
                        .executionDetails(execution(success))
                        .overrideConfiguration(options);
                    if (!success.outputVariables().isEmpty()) {
                      put.outputVariables(success.outputVariables());
                    }
                  });
          case JobResult.Failure failure ->
              client.putJobFailureResult(
                  put ->
                      put.jobId(id.value())
                          .failureDetails(failure(failure))
                          .overrideConfiguration(options));
        }
      }
      case ThirdPartyJob(var id, var token) -> {
        switch (result) {
          case JobResult.Success success ->
              client.putThirdPartyJobSuccessResult(
                  put ->
                      put.jobId(id.value())
                          .clientToken(token.value())
                          .currentRevision(revision(success))
                          .continuationToken(continuation(success))
                          .executionDetails(execution(success))
                          .overrideConfiguration(options));
          case JobResult.Failure failure ->
              client.putThirdPartyJobFailureResult(
                  put ->
                      put.jobId(id.value())
                          .clientToken(token.value())
                          .failureDetails(failure(failure))
                          .overrideConfiguration(options));
        }
      }
    }
  }

  /// Returns the secrets of the request, which the reply might repeat.
  static List<String> secrets(JobRef job, JobResult result) {
    List<String> secrets = new ArrayList<>();
    if (job instanceof ThirdPartyJob(var _, var token)) {
      secrets.add(token.value());
    }
    if (result instanceof JobResult.Success success) {
      success.continuationToken().ifPresent(token -> secrets.add(token.reveal()));
      secrets.addAll(success.outputVariables().values());
      secrets.removeIf(String::isEmpty);
    }
    return secrets;
  }

  private static @Nullable String continuation(JobResult.Success success) {
    return success.continuationToken().map(token -> token.reveal()).orElse(null);
  }

  private static @Nullable CurrentRevision revision(JobResult.Success success) {
    return success
        .revision()
        .map(
            from ->
                CurrentRevision.builder()
                    .revision(from.revision())
                    .changeIdentifier(from.changeIdentifier())
                    .created(from.created().orElse(null))
                    .revisionSummary(from.summary().orElse(null))
                    .build())
        .orElse(null);
  }

  private static @Nullable ExecutionDetails execution(JobResult.Success success) {
    return success
        .execution()
        .map(
            from ->
                ExecutionDetails.builder()
                    .summary(from.summary().orElse(null))
                    .externalExecutionId(from.externalExecutionId().orElse(null))
                    .percentComplete(from.percent().isPresent() ? from.percent().getAsInt() : null)
                    .build())
        .orElse(null);
  }

  private static FailureDetails failure(JobResult.Failure from) {
    return FailureDetails.builder()
        .type(from.type().text())
        .message(from.message())
        .externalExecutionId(from.externalExecutionId().orElse(null))
        .build();
  }
}
