package dev.jobinspector.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/// The same words on the command line make the same request as in the AWS CLI 2.
@Tag("process")
class RequestBodyTest {
  private static final String ID = "f4f4ff82-2d11-4eb5-8d1e-0a1b2c3d4e5f";

  private final RecordedService service = new RecordedService("{}");
  private final Bench bench = new Bench();
  @TempDir private Path folder;

  @AfterEach
  void close() {
    service.close();
    bench.close();
  }

  /// Commands, without the job id that most have, and what the AWS CLI 2.9.19 sends for them.
  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      quoteCharacter = '~',
      value = {
        "acknowledge-job|ID|--nonce|3 > AcknowledgeJob {'jobId': 'ID', 'nonce': '3'}",
        "acknowledge-job|--cli-input-json|file://IN.json|--nonce|2 > AcknowledgeJob {'jobId': 'ID',"
            + " 'nonce': '2'}",
        "acknowledge-job|--cli-input-yaml|file://IN.yaml > AcknowledgeJob {'jobId': 'ID', 'nonce':"
            + " '77'}",
        "acknowledge-third-party-job|--job-id|any-Text_1|--nonce|3|--client-token|t >"
            + " AcknowledgeThirdPartyJob {'jobId': 'any-Text_1', 'nonce': '3', 'clientToken': 't'}",
        "get-job-details|ID > GetJobDetails {'jobId': 'ID'}",
        "get-third-party-job-details|--job-id|x|--client-token|t > GetThirdPartyJobDetails"
            + " {'jobId': 'x', 'clientToken': 't'}",
        "poll-for-jobs|--action-type-id|category=Build,owner=Custom,provider=P,version=1|--max-batch-size|3|--query-param|K=V"
            + " > PollForJobs {'actionTypeId': {'category': 'Build', 'owner': 'Custom', 'provider':"
            + " 'P', 'version': '1'}, 'maxBatchSize': 3, 'queryParam': {'K': 'V'}}",
        "poll-for-jobs|--action-type-id|{'category':'Build','owner':'Custom','provider':'P','version':'1'}|--max-batch-size|2"
            + " > PollForJobs {'actionTypeId': {'category': 'Build', 'owner': 'Custom', 'provider':"
            + " 'P', 'version': '1'}, 'maxBatchSize': 2}",
        "poll-for-third-party-jobs|--action-type-id|category=Test,owner=ThirdParty,provider=P,version=1|--max-batch-size|1"
            + " > PollForThirdPartyJobs {'actionTypeId': {'category': 'Test', 'owner':"
            + " 'ThirdParty', 'provider': 'P', 'version': '1'}, 'maxBatchSize': 1}",
        "put-job-success-result|ID > PutJobSuccessResult {'jobId': 'ID'}",
        "put-job-success-result|ID|--current-revision|revision=1,changeIdentifier=c,created=2026-11-25T09:00:00Z,revisionSummary=s|--execution-details|summary=s,externalExecutionId=e,percentComplete=5"
            + " > PutJobSuccessResult {'jobId': 'ID', 'currentRevision': {'revision': '1',"
            + " 'changeIdentifier': 'c', 'created': 1795597200, 'revisionSummary': 's'},"
            + " 'executionDetails': {'summary': 's', 'externalExecutionId': 'e', 'percentComplete':"
            + " 5}}",
        "put-job-success-result|ID|--output-variables|A=1,B=2 > PutJobSuccessResult {'jobId': 'ID',"
            + " 'outputVariables': {'A': '1', 'B': '2'}}",
        "put-job-success-result|ID|--continuation-token|x y > PutJobSuccessResult {'jobId': 'ID',"
            + " 'continuationToken': 'x y'}",
        "put-job-failure-result|ID|--failure-details|type=JobFailed,message='a,"
            + " b',externalExecutionId=e > PutJobFailureResult {'jobId': 'ID', 'failureDetails':"
            + " {'type': 'JobFailed', 'message': 'a, b', 'externalExecutionId': 'e'}}",
        "put-third-party-job-success-result|--job-id|x|--client-token|t|--continuation-token|c >"
            + " PutThirdPartyJobSuccessResult {'jobId': 'x', 'clientToken': 't',"
            + " 'continuationToken': 'c'}",
        "put-third-party-job-failure-result|--job-id|x|--client-token|t|--failure-details|type=ConfigurationError,message=m"
            + " > PutThirdPartyJobFailureResult {'jobId': 'x', 'clientToken': 't',"
            + " 'failureDetails': {'type': 'ConfigurationError', 'message': 'm'}}"
      })
  void aCommandSendsWhatTheAwsCliSends(String command, String request) throws IOException {
    Files.writeString(folder.resolve("in.json"), "{\"jobId\":\"" + ID + "\",\"nonce\":\"77\"}");
    Files.writeString(folder.resolve("in.yaml"), "jobId: " + ID + "\nnonce: '77'\n");
    List<String> arguments = new ArrayList<>();
    for (String word : command.split("\\|", -1)) {
      if (word.equals("ID")) {
        arguments.add("--job-id");
      }
      arguments.add(
          word.startsWith("{")
              ? word.replace('\'', '"')
              : word.replace("file://IN", "file://" + folder + "/in").replace("ID", ID));
    }
    arguments.addAll(List.of("--endpoint-url", service.endpoint(), "--region", "us-east-1"));

    bench.runAsIs(arguments.toArray(String[]::new));

    RecordedService.Request sent = service.requests().getFirst();
    String[] expected = request.replace("ID", ID).replace('\'', '"').split(" ", 2);
    assertEquals(expected[0], sent.operation());
    assertEquals(tree(expected[1]), tree(sent.body()));
  }

  /// Numbers are compared by value: 1795597200 is 1.7955972E9.
  private static Object tree(String json) {
    return JsonMapper.shared()
        .readTree(json.replaceFirst("1795597200\\.0+|1\\.7955972E9", "1795597200"));
  }

  /// The flow of the public bash workers: only the name of the program is another.
  @Test
  void aBashWorkerRunsWithTheProgramsNameReplaced() throws Exception {
    String type = "category=Test,owner=Custom,provider=LoadRunner,version=1";
    String script =
        """
        cp() { '%s/bin/java' -cp '%s' %s --show-secrets "$@" --endpoint-url %s --region us-east-1; }
        set -e
        job=$(cp poll-for-jobs --action-type-id %s --max-batch-size 1 --query 'jobs[0].[id, nonce]' --output text)
        set -- $job
        status=$(cp acknowledge-job --job-id "$1" --nonce "$2" --query status --output text)
        [ "$status" = InProgress ]
        cp put-job-success-result --job-id "$1" --execution-details "summary=Done by $status,percentComplete=100"
        echo "done $1"
        """
            .formatted(
                System.getProperty("java.home"),
                System.getProperty("java.class.path"),
                CommandProgram.class.getName(),
                bench.endpoint(),
                type);
    Process bash = new ProcessBuilder("bash", "-c", script).redirectErrorStream(true).start();
    String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertEquals(0, bash.waitFor(), said);
    assertTrue(said.matches("(?s).*done [0-9a-f-]{36}\\s*"), said);
    assertEquals(
        1,
        bench.emulator.received(
            said.strip().replaceFirst("(?s).*done ", ""), "PutJobSuccessResult"));
  }
}
