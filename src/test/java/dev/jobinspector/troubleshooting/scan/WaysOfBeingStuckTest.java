package dev.jobinspector.troubleshooting.scan;

import static dev.jobinspector.testing.PipelineGatewayContract.answered;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.Conclusion;
import dev.jobinspector.attempt.Intent;
import dev.jobinspector.attempt.Subject;
import dev.jobinspector.export.scenario.ScenarioExport;
import dev.jobinspector.job.ClientToken;
import dev.jobinspector.job.CustomJob;
import dev.jobinspector.job.JobDetails;
import dev.jobinspector.job.JobId;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobRef;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.ThirdPartyJob;
import dev.jobinspector.job.ThirdPartyJobId;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.JobFailure.Refusal;
import dev.jobinspector.job.reply.Outcome;
import dev.jobinspector.job.reply.Receipt;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.job.request.Operation;
import dev.jobinspector.testing.RunningEmulator;
import dev.jobinspector.troubleshooting.finding.Finding;
import dev.jobinspector.troubleshooting.finding.LocalKnowledge;
import dev.jobinspector.troubleshooting.finding.StuckCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The ways of being stuck against the emulator without its control plane: nothing is known that
/// the service does not tell. A job id is known because somebody pasted it.
@Tag("process")
class WaysOfBeingStuckTest {
  private static RunningEmulator emulator;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  private enum Variant {
    ALL_READS,
    DETAILS_DENIED,
    NOTHING_KNOWN
  }

  /// A way of being stuck.
  ///
  /// @param place `pipeline › stage › action`
  /// @param jobs whose ids were pasted, the newest last; with `:` and the client token
  /// @param history what this program sent about the newest, and what came of it
  /// @param names what the first finding must say in each variant
  private record Way(
      int number,
      String place,
      List<String> jobs,
      Optional<JobStatus> polled,
      Optional<Sent> history,
      List<String> names) {
    private Way withClientToken(String token) {
      return new Way(
          number,
          place,
          jobs.stream().map(job -> job.replaceFirst(":.*", ":" + token)).toList(),
          polled,
          history,
          names);
    }

    private String named(Variant variant) {
      return names.get(
          switch (variant) {
            case ALL_READS -> 0;
            case DETAILS_DENIED -> 1;
            case NOTHING_KNOWN -> 2;
          });
    }
  }

  private record Sent(Operation operation, Outcome outcome, String code) {}

  private static final Optional<Sent> NONE = Optional.empty();
  private static final String FUNCTION = "ledger-sync › Migrate › RunMigration";
  private static final List<String> FUNCTION_JOB = List.of("575b8e7d-5b3b-4b95-938b-6e13bfec37c0");
  private static final String FLEET = "mobile-backend › Deploy › DeployToFleet";
  private static final List<String> FLEET_JOB = List.of("69f6a263-4c2c-42c5-994d-cb18eb5e73c2");
  private static final String STOREFRONT = "storefront-web › Deploy › DeployToFleet";
  private static final List<String> STOREFRONT_JOB =
      List.of("2d534200-7b34-4dad-9184-75d61df2d62c");

  private static final List<Way> WAYS =
      List.of(
          way(1, FUNCTION, FUNCTION_JOB, NONE, "never calls"),
          way(2, FUNCTION, FUNCTION_JOB, NONE, "lacks the permission"),
          new Way(
              3,
              FUNCTION,
              FUNCTION_JOB,
              Optional.empty(),
              sent(Operation.PUT_JOB_SUCCESS_RESULT, Outcome.REJECTED, "AccessDeniedException"),
              List.of("another account", "another account", "another account")),
          way(4, FUNCTION, FUNCTION_JOB, NONE, "itself timed out"),
          way(
              5,
              "payments-api › Build › JenkinsBuild",
              List.of("3d0485e0-b498-418f-b3e0-8e5b4c866040"),
              NONE,
              "nobody polls"),
          way(
              6,
              "checkout-service › Build › PackageImages",
              List.of("a18b485f-f1b2-4b74-bed9-50ec2a1e638d"),
              NONE,
              "probably busy"),
          way(
              7,
              "orders-batch › Build › JenkinsBuild",
              List.of("74ffaf2e-8f83-4e6c-9ad3-4c72e79d54fa"),
              NONE,
              "query value"),
          new Way(
              8,
              FLEET,
              FLEET_JOB,
              Optional.empty(),
              sent(Operation.ACKNOWLEDGE_JOB, Outcome.CONFIRMED, "InProgress"),
              List.of("acknowledged the job", "or it has stopped", "or it has stopped")),
          new Way(
              9,
              STOREFRONT,
              STOREFRONT_JOB,
              Optional.empty(),
              sent(Operation.ACKNOWLEDGE_JOB, Outcome.REJECTED, "InvalidNonceException"),
              List.of("Another worker has the job", "a worker has it", "a worker has it")),
          new Way(
              10,
              STOREFRONT,
              STOREFRONT_JOB,
              Optional.of(JobStatus.Known.DISPATCHED),
              NONE,
              List.of(
                  "A poll took the job and nobody acknowledged it",
                  "A poll took the job and nobody acknowledged it",
                  "dispatched and not acknowledged")),
          new Way(
              11,
              "media-transcoder › Test › SoakTest",
              List.of(
                  "ea8d0313-17c2-4899-8520-39470efc002d",
                  "d51a8224-bc4f-4849-879a-7cb019049942",
                  "e3ae272b-489a-4de1-8cd3-4b6808db77b7"),
              Optional.empty(),
              NONE,
              List.of("continues in job after job", "continuation", "continuation")),
          way(
              12,
              "identity-provider › Test › CrossBrowser",
              List.of(
                  "8f9bea08-fe4e-45e2-8a1e-b04abc63c34a:jmMWuxjSuWzCU34pdkwEoJKXMN9Igcc92bNYckVX9CuzvFWcZFGLnnjjwZatSPhM"),
              NONE,
              "credentials have expired"),
          new Way(
              13,
              FLEET,
              FLEET_JOB,
              Optional.empty(),
              sent(Operation.PUT_JOB_SUCCESS_RESULT, Outcome.REJECTED, "ThrottlingException"),
              List.of("was throttled", "was throttled", "was throttled")),
          way(14, STOREFRONT, STOREFRONT_JOB, NONE, "No worker has reported anything"));

  private static Way way(
      int number, String place, List<String> jobs, Optional<Sent> history, String names) {
    return new Way(number, place, jobs, Optional.empty(), history, List.of(names, names, names));
  }

  private static Optional<Sent> sent(Operation operation, Outcome outcome, String code) {
    return Optional.of(new Sent(operation, outcome, code));
  }

  @BeforeAll
  static void start() {
    emulator = RunningEmulator.withoutControlPlane();
  }

  @AfterAll
  static void stop() {
    emulator.close();
  }

  @Test
  void theRightCauseIsNamedFirstWhateverIsKnown() {
    List<String> wrong = new ArrayList<>();
    int right = 0;
    for (Way way : WAYS) {
      for (Variant variant : Variant.values()) {
        List<Finding> findings = found(way, variant).findings();
        String first = findings.getFirst().cause() + ". " + findings.getFirst().reason();
        if (first.contains(way.named(variant))) {
          right++;
        } else {
          wrong.add(way.number() + " " + variant + ": " + first);
        }
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(right >= WAYS.size() * Variant.values().length * 95 / 100, "" + right);
  }

  /// An incident in a box: what the reads showed is a scenario for the emulator, in which the same
  /// is found.
  @Test
  void aWayThatIsExportedAndLoadedIsFoundAgain() throws IOException {
    for (Way way : WAYS) {
      String pipeline = way.place().substring(0, way.place().indexOf(' '));
      StuckCase found = found(way, Variant.ALL_READS);
      String scenario =
          ScenarioExport.of(
              new ScenarioExport.Reads(
                  answered(emulator.gateway().pipelines().state(pipeline)),
                  answered(emulator.gateway().pipelines().recent(pipeline)),
                  found.evidence().known().jobs()),
              emulator.gateway().connection(),
              ScenarioExport.Ids.KEPT,
              Instant.now());
      Path file = Files.writeString(folder.resolve(way.number() + ".json"), scenario);
      try (RunningEmulator loaded = RunningEmulator.withoutControlPlane(Optional.of(file))) {
        Way again = way.withClientToken("client-token-of-a-rehearsal");
        StuckCase rehearsed = found(loaded, again, Variant.ALL_READS);
        assertEquals(
            found.findings().stream().map(Finding::cause).toList(),
            rehearsed.findings().stream().map(Finding::cause).toList(),
            () -> way.number() + "\n" + scenario);
        assertEquals(found.context(), rehearsed.context());
      }
    }
  }

  @Test
  void ofNoWorkerItIsSaidThatItStopped() {
    List<String> causes =
        Stream.concat(
                WAYS.stream()
                    .flatMap(
                        way -> Stream.of(Variant.values()).map(variant -> found(way, variant))),
                scan(
                    new Source(emulator.gateway().pipelines(), "us-east-1", _ -> List.of()),
                    List.of())
                    .cases()
                    .stream())
            .flatMap(stuck -> stuck.findings().stream())
            .map(finding -> finding.cause().toLowerCase(Locale.ROOT))
            .toList();
    assertFalse(causes.isEmpty());
    for (String cause : causes) {
      assertFalse(cause.matches(".*\\b(stopped|crashed|dead|died|gone|lost)\\b.*"), cause);
    }
  }

  @Test
  void whoeverWaitsBehindTheActionIsAConsequence() {
    for (Variant variant : Variant.values()) {
      List<Finding> findings = found(WAYS.getLast(), variant).findings();
      assertEquals(
          1,
          findings.stream()
              .filter(finding -> finding.cause().contains("waits until this action has ended"))
              .count());
    }
  }

  private static StuckCase found(Way way, Variant variant) {
    return found(emulator, way, variant);
  }

  private static StuckCase found(RunningEmulator emulator, Way way, Variant variant) {
    List<KnownJob> known = new ArrayList<>();
    LocalKnowledge here = LocalKnowledge.NOTHING;
    if (variant != Variant.NOTHING_KNOWN) {
      for (String id : way.jobs()) {
        KnownJob pasted = pasted(id).withStatus(way.polled());
        Optional<JobDetails> details =
            variant == Variant.ALL_READS ? details(emulator, pasted) : Optional.empty();
        boolean contextOfPoll = way.polled().isPresent();
        KnownJob job =
            details.or(() -> contextOfPoll ? details(emulator, pasted) : Optional.empty()).stream()
                .map(it -> pasted.at(it.actionType(), it.context()))
                .findFirst()
                .orElse(pasted);
        known.add(job);
        here =
            new LocalKnowledge(
                List.of(),
                List.of(),
                details,
                details.isPresent()
                    ? Optional.empty()
                    : Optional.of(
                        new JobFailure.Rejected(
                            Refusal.ACCESS_DENIED, "AccessDeniedException", "not authorized")));
      }
    }
    List<Attempt> history =
        variant == Variant.NOTHING_KNOWN
            ? List.of()
            : way.history().stream().map(WaysOfBeingStuckTest::attempt).toList();
    Source source = new Source(emulator.gateway().pipelines(), "us-east-1", _ -> history);
    StuckCase seen =
        scan(source, known).cases().stream()
            .filter(stuck -> stuck.context().path().equals(way.place()))
            .findFirst()
            .orElseThrow();
    LocalKnowledge all =
        new LocalKnowledge(known, List.of(), here.details(), here.noDetails())
            .withAttempts(List.of());
    return answered(new CaseReader(source, Clock.systemUTC()).read(seen, all));
  }

  private static StuckReport scan(Source source, List<KnownJob> known) {
    StuckReport report =
        answered(
            StuckScan.run(
                source,
                Clock.systemUTC(),
                new StuckScan.Wanted(Duration.ofMinutes(2), List.of()),
                known,
                (_, _) -> {}));
    assertEquals(List.of(), report.unread());
    return report;
  }

  private static KnownJob pasted(String id) {
    String[] parts = id.split(":", -1);
    return parts.length == 1
        ? KnownJob.bare(JobKind.CUSTOM, id)
        : KnownJob.bare(JobKind.THIRD_PARTY, parts[0])
            .withSecrets(Optional.empty(), Optional.of(new ClientToken(parts[1])));
  }

  private static Optional<JobDetails> details(RunningEmulator emulator, KnownJob job) {
    JobRef ref =
        job.clientToken().isPresent()
            ? new ThirdPartyJob(new ThirdPartyJobId(job.id()), job.clientToken().get())
            : new CustomJob(new JobId(job.id()));
    return emulator.gateway().details(ref) instanceof Reply.Answered<JobDetails>(var it, _)
        ? Optional.of(it)
        : Optional.empty();
  }

  private static Attempt attempt(Sent sent) {
    Instant at = Instant.now().minusSeconds(60);
    return new Attempt(
        new Intent(
            UUID.randomUUID(),
            at,
            sent.operation(),
            new Subject.Job(JobKind.CUSTOM, "pasted"),
            Optional.empty(),
            PipelineContext.UNKNOWN,
            emulator.gateway().connection()),
        Optional.of(
            sent.outcome() == Outcome.CONFIRMED
                ? Conclusion.confirmed(
                    at, Optional.of(JobStatus.of(sent.code())), Receipt.NOTHING_SENT)
                : Conclusion.failed(
                    at, sent.outcome(), sent.code(), "refused", Receipt.NOTHING_SENT)));
  }
}
