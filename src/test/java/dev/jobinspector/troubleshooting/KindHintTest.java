package dev.jobinspector.troubleshooting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.JobFailure.Refusal;
import dev.jobinspector.job.request.Operation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KindHintTest {
  @ParameterizedTest
  @CsvSource({
    "ACKNOWLEDGE_JOB, JOB_NOT_FOUND, acknowledge-third-party-job",
    "ACKNOWLEDGE_JOB, INVALID_NONCE, A Lambda job has no nonce",
    "GET_JOB_DETAILS, JOB_NOT_FOUND, get-third-party-job-details",
    "PUT_JOB_FAILURE_RESULT, JOB_NOT_FOUND, put-third-party-job-failure-result",
    "ACKNOWLEDGE_THIRD_PARTY_JOB, JOB_NOT_FOUND, use acknowledge-job",
    "GET_THIRD_PARTY_JOB_DETAILS, INVALID_JOB, use get-job-details",
    "ACKNOWLEDGE_THIRD_PARTY_JOB, INVALID_NONCE, use acknowledge-job",
    "ACKNOWLEDGE_JOB, THROTTLED, ''",
    "POLL_FOR_JOBS, INVALID_JOB, ''"
  })
  void aJobOfTheOtherKindIsNamedWithItsCommand(Operation operation, Refusal refusal, String words) {
    String hint =
        KindHint.of(operation, new JobFailure.Rejected(refusal, "Code", "message")).orElse("");

    assertEquals(words.isEmpty(), hint.isEmpty(), hint);
    assertEquals(true, hint.contains(words), hint);
  }
}
