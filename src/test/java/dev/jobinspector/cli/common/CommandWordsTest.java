package dev.jobinspector.cli.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.JobFailure.Refusal;
import dev.jobinspector.job.reply.Receipt;
import dev.jobinspector.job.request.Operation;
import dev.jobinspector.troubleshooting.FailureMessages;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CommandWordsTest {
  @ParameterizedTest
  @EnumSource(Refusal.class)
  void noMessageOfACommandNamesAPartOfTheWindow(Refusal refusal) {
    String said =
        CommandWords.of(
            FailureMessages.explain(
                    new JobFailure.Rejected(refusal, "Code", ""),
                    Receipt.NOTHING_SENT,
                    Operation.ACKNOWLEDGE_JOB,
                    List.of())
                .text());

    assertFalse(
        said.matches("(?s).*(the connection|window|button|the form|connect again).*"), said);
  }

  @Test
  void aRegionIsGivenByItsOption() {
    assertEquals(
        "No Region is set for profile p. Give --region, or set AWS_REGION.",
        CommandWords.of(
            "No Region is set for profile p. Choose one in the connection, or set AWS_REGION."));
  }
}
