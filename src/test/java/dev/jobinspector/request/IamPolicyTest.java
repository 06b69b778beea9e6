package dev.jobinspector.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.job.request.Operation;
import dev.jobinspector.job.request.Permission;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The permissions that the requests need, as a policy and in words.
class IamPolicyTest {
  @ParameterizedTest
  @EnumSource
  void everyOperationHasItsPermission(Operation operation) {
    Permission permission = Permission.of(operation);
    assertEquals("codepipeline:" + operation.apiName(), permission.action());
    assertEquals(operation.effect(), permission.effect());
  }

  @Test
  void aPolicyToReadGrantsNoWriteAndAPollIsOne() {
    String policy = new IamPolicy(true, Optional.empty(), Optional.empty()).json();
    for (String write :
        new String[] {"Acknowledge", "Put", "Poll", "Retry", "Stop", "Transition"}) {
      assertFalse(policy.contains(write), write);
    }
    assertTrue(policy.contains("codepipeline:ListPipelines"));
  }

  @ParameterizedTest
  @CsvSource({
    "us-east-1, aws",
    "cn-northwest-1, aws-cn",
    "us-gov-west-1, aws-us-gov",
  })
  void whatCanBeLimitedIsLimitedToTheRegionAndTheAccount(String region, String partition) {
    String policy = new IamPolicy(false, Optional.of(region), Optional.of("111122223333")).json();
    String scope = "\"arn:%s:codepipeline:%s:111122223333:".formatted(partition, region);
    assertTrue(policy.contains(scope + "*\""), policy);
    assertTrue(policy.contains(scope + "*/*\""), policy);
    assertTrue(policy.contains(scope + "actiontype:*/*/*/*\""), policy);
    assertTrue(policy.contains("\"*\""), policy);
    assertTrue(
        policy.contains(
            "\"arn:%s:logs:%s:111122223333:log-group:/aws/lambda/*\"".formatted(partition, region)),
        policy);
  }

  @Test
  void theMissingPermissionIsReadFromTheServicesMessage() {
    assertEquals(
        Optional.of(Permission.LIST_PIPELINES),
        Permission.missing(
            "User: x is not authorized to perform: codepipeline:ListPipelines on resource: y"));
    assertEquals(
        Optional.empty(), Permission.missing("is not authorized to perform: s3:GetObject"));
    assertEquals(
        "a statement with Effect Allow, Action codepipeline:RetryStageExecution and Resource"
            + " arn:aws:codepipeline:REGION:ACCOUNT:PIPELINE/STAGE",
        Permission.RETRY_STAGE_EXECUTION.statement());
  }
}
