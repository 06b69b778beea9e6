package dev.jobinspector.troubleshooting.activity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A way of being stuck, with what AWS records of it.
///
/// @param place `pipeline › stage › action`
/// @param polled whether a worker polls for exactly this action type
/// @param recorded calls and logs, as a scenario has them
/// @param names what the first finding must say: of complete records, of late ones, of denied ones
record RecordedWay(int number, String place, boolean polled, String recorded, List<String> names) {
  private static final String FUNCTION = "ledger-sync › Migrate › RunMigration";
  private static final String FLEET = "mobile-backend › Deploy › DeployToFleet";
  private static final String FLEET_JOB = "69f6a263-4c2c-42c5-994d-cb18eb5e73c2";
  private static final String STOREFRONT = "storefront-web › Deploy › DeployToFleet";
  private static final String STOREFRONT_JOB = "2d534200-7b34-4dad-9184-75d61df2d62c";
  private static final String JENKINS = "Build/Custom/JenkinsBuild/1";
  private static final String DEPLOYER = "Deploy/Custom/FleetDeployer/2";
  private static final String RUNNER = "Test/Custom/LoadRunner/1";
  private static final String START =
      "START RequestId: 0f7a6a1c-3d0e-4c5b-9a63-2f0d9f6b1c11 Version: $LATEST";
  private static final String REPORT =
      "REPORT RequestId: 0f7a6a1c-3d0e-4c5b-9a63-2f0d9f6b1c11 Duration: 3004.12 ms";

  static List<RecordedWay> all() {
    String steady = poll(DEPLOYER, "fleet-7", "PT9H", "PT0S", "{}");
    return List.of(
        way(1, FUNCTION, false, log(START, REPORT), "no result of it", "no result of it", "never"),
        way(
            2,
            FUNCTION,
            false,
            "\"calls\":[%s],%s"
                .formatted(
                    call(
                        "PutJobSuccessResult",
                        "575b8e7d-5b3b-4b95-938b-6e13bfec37c0",
                        "ledger-migration",
                        "PT2M",
                        "AccessDenied"),
                    log(
                        START,
                        "User: arn:aws:sts::111122223333:assumed-role/l/ledger-migration is not"
                            + " authorized to perform: codepipeline:PutJobSuccessResult",
                        REPORT)),
            "was denied",
            "was denied",
            "lacks the permission"),
        way(
            3,
            FUNCTION,
            false,
            log(
                START,
                "User: arn:aws:sts::999988887777:assumed-role/other/s is not authorized to perform:"
                    + " codepipeline:PutJobSuccessResult",
                REPORT),
            "was denied",
            "another account",
            "another account"),
        way(
            4,
            FUNCTION,
            false,
            log(START, "2026-11-22T10:00:00Z 0f7a Task timed out after 30.03 seconds", REPORT),
            "timed out itself",
            "timed out itself",
            "itself timed out"),
        way(
            5,
            "payments-api › Build › JenkinsBuild",
            false,
            calls(steady),
            "No poll for exactly",
            "No poll for exactly",
            "nobody polls"),
        way(
            6,
            "checkout-service › Build › PackageImages",
            true,
            calls(
                poll(JENKINS, "jenkins", "PT9H", "PT1H27M", "{\"ProjectName\":\"checkout\"}"),
                call(
                    "AcknowledgeJob",
                    "120e57d5-98dd-44e7-a894-af5798ab7a66",
                    "jenkins",
                    "PT1H27M",
                    "")),
            "probably busy",
            "probably busy",
            "probably busy"),
        way(
            7,
            "orders-batch › Build › JenkinsBuild",
            true,
            calls(poll(JENKINS, "jenkins", "PT9H", "PT0S", "{\"ProjectName\":\"orders-batch\"}")),
            "other query values",
            "other query values",
            "query value"),
        way(
            8,
            FLEET,
            true,
            calls(
                poll(DEPLOYER, "fleet-7", "PT9H", "PT6H50M", "{}"),
                call("AcknowledgeJob", FLEET_JOB, "fleet-7", "PT6H49M", "")),
            "acknowledged the job",
            "acknowledged the job",
            "or it has stopped"),
        way(
            9,
            STOREFRONT,
            true,
            calls(
                steady,
                call("AcknowledgeJob", STOREFRONT_JOB, "fleet-7", "PT46M", ""),
                call(
                    "AcknowledgeJob", STOREFRONT_JOB, "fleet-8", "PT45M", "InvalidNonceException")),
            "acknowledged the job",
            "it has the job",
            "a worker has it"),
        way(
            10,
            STOREFRONT,
            true,
            calls(
                steady,
                """
                {"event":"PollForJobs","type":"%s","age":"PT46M","userAgent":"aws-cli/2.31.0",\
                "identity":"arn:aws:iam::111122223333:user/alice"}\
                """
                    .formatted(DEPLOYER)),
            "by hand may have taken",
            "dispatched and not acknowledged",
            "dispatched and not acknowledged"),
        way(
            11,
            "media-transcoder › Test › SoakTest",
            true,
            calls(
                poll(RUNNER, "load", "PT9H", "PT0S", "{}"),
                call(
                    "AcknowledgeJob",
                    "ea8d0313-17c2-4899-8520-39470efc002d",
                    "load",
                    "PT8H29M",
                    ""),
                call(
                    "PutJobSuccessResult",
                    "ea8d0313-17c2-4899-8520-39470efc002d",
                    "load",
                    "PT4H1M",
                    ""),
                call(
                    "AcknowledgeJob",
                    "d51a8224-bc4f-4849-879a-7cb019049942",
                    "load",
                    "PT3H59M",
                    ""),
                call(
                    "PutJobSuccessResult",
                    "d51a8224-bc4f-4849-879a-7cb019049942",
                    "load",
                    "PT36M",
                    ""),
                call(
                    "AcknowledgeJob", "e3ae272b-489a-4de1-8cd3-4b6808db77b7", "load", "PT34M", "")),
            "continues in job after job",
            "continues in job after job",
            "continuation"),
        way(
            12,
            "identity-provider › Test › CrossBrowser",
            false,
            calls(steady),
            "credentials have expired",
            "credentials have expired",
            "credentials have expired"),
        way(
            13,
            FLEET,
            true,
            calls(
                steady,
                call("AcknowledgeJob", FLEET_JOB, "fleet-7", "PT6H49M", ""),
                call("PutJobSuccessResult", FLEET_JOB, "fleet-7", "PT2H", "ThrottlingException")),
            "was throttled",
            "was throttled",
            "was throttled"),
        way(
            14,
            STOREFRONT,
            true,
            calls(steady),
            "A worker polls for this action type",
            "A worker polls for this action type",
            "No worker has reported anything"));
  }

  private static RecordedWay way(
      int number, String place, boolean polled, String recorded, String... names) {
    return new RecordedWay(number, place, polled, recorded, List.of(names));
  }

  String pipeline() {
    return place.split(" ", 2)[0];
  }

  /// Writes the built-in scenario with these records instead of its own.
  Path scenario(Path folder) {
    try (InputStream in =
        Objects.requireNonNull(
            dev.jobinspector.emulator.Emulator.class.getResourceAsStream(
                "scenario/built-in.json"))) {
      JsonNode scenario = JsonMapper.shared().readTree(in);
      ((ObjectNode) scenario.path("regions").path(0))
          .set("recorded", JsonMapper.shared().readTree("{" + recorded + "}"));
      return Files.writeString(
          folder.resolve("way-" + number + ".json"),
          JsonMapper.shared().writeValueAsString(scenario));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String calls(String... calls) {
    return "\"calls\":[" + String.join(",", calls) + "]";
  }

  private static String poll(String type, String who, String age, String until, String query) {
    return """
    {"event":"PollForJobs","type":"%s","identity":"%s","age":"%s","every":"PT2M",\
    "until":"%s","query":%s}\
    """
        .formatted(type, identity(who), age, until, query);
  }

  private static String call(String event, String job, String who, String age, String error) {
    return "{\"event\":\"%s\",\"job\":\"%s\",\"identity\":\"%s\",\"age\":\"%s\"%s}"
        .formatted(
            event, job, identity(who), age, error.isEmpty() ? "" : ",\"error\":\"" + error + "\"");
  }

  private static String identity(String session) {
    return "arn:aws:sts::111122223333:assumed-role/Of-" + session + "/" + session;
  }

  private static String log(String... lines) {
    return "\"logs\":[{\"group\":\"/aws/lambda/ledger-migration\",\"age\":\"PT2M58S\",\"lines\":%s}]"
        .formatted(JsonMapper.shared().writeValueAsString(lines));
  }
}
