package dev.jobinspector.codepipeline;

import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.PolledJob;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.codepipeline.model.PollForJobsResponse;
import software.amazon.awssdk.services.codepipeline.model.PollForThirdPartyJobsResponse;

/// From the SDK's polled jobs to ours.
final class PollMapping {
  private PollMapping() {}

  static software.amazon.awssdk.services.codepipeline.model.ActionTypeId actionType(
      ActionTypeId from) {
    return software.amazon.awssdk.services.codepipeline.model.ActionTypeId.builder()
        .category(from.category())
        .owner(from.owner())
        .provider(from.provider())
        .version(from.version())
        .build();
  }

  static List<PolledJob> custom(PollForJobsResponse from) {
    return from.jobs().stream()
        .filter(job -> job.id() != null)
        .map(
            job ->
                new PolledJob(
                    JobKind.CUSTOM,
                    job.id(),
                    DetailsMapping.nonce(job.nonce()),
                    Optional.empty(),
                    Optional.of(DetailsMapping.custom(job.id(), job.accountId(), job.data()))))
        .toList();
  }

  static List<PolledJob> thirdParty(PollForThirdPartyJobsResponse from) {
    return from.jobs().stream()
        .filter(job -> job.jobId() != null)
        .map(
            job ->
                new PolledJob(
                    JobKind.THIRD_PARTY,
                    job.jobId(),
                    Optional.empty(),
                    Optional.ofNullable(job.clientId()),
                    Optional.empty()))
        .toList();
  }
}
