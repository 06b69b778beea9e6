package dev.jobinspector.benchmark;

import com.sun.management.OperatingSystemMXBean;
import dev.jobinspector.codepipeline.PolitePipelines;
import dev.jobinspector.codepipeline.SdkConnector;
import dev.jobinspector.codepipeline.config.AwsEnvironment;
import dev.jobinspector.codepipeline.transport.TimeLimits;
import dev.jobinspector.emulator.Emulator;
import dev.jobinspector.emulator.EmulatorOptions;
import dev.jobinspector.emulator.RepeatedAcknowledge;
import dev.jobinspector.job.connection.ConnectionChoice;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.service.JobGateway;
import dev.jobinspector.troubleshooting.finding.StuckCase;
import dev.jobinspector.troubleshooting.scan.Source;
import dev.jobinspector.troubleshooting.scan.StuckReport;
import dev.jobinspector.troubleshooting.scan.StuckScan;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The scan of many pipelines, one in ten of them stuck: against a serial boto3 script that asks
/// the same, 30 ms away; and throttled above 10 requests a second, 370 ms away. Takes about a
/// minute.
public final class ScanBenchmark {
  private static final int ONE_IN = 10;
  private static final String SERIAL =
      """
      import boto3, sys, time
      c = boto3.client("codepipeline", endpoint_url=sys.argv[1], region_name="us-east-1",
                       aws_access_key_id="any", aws_secret_access_key="any")
      begin = time.monotonic(); found = 0
      for page in c.get_paginator("list_pipelines").paginate():
          for p in page["pipelines"]:
              state = c.get_pipeline_state(name=p["name"])
              ids = {s["latestExecution"]["pipelineExecutionId"] for s in state["stageStates"]
                     for a in s["actionStates"]
                     if a.get("latestExecution", {}).get("status") == "InProgress"}
              for i in ids:
                  for q in c.get_paginator("list_action_executions").paginate(
                          pipelineName=p["name"], filter={"pipelineExecutionId": i}):
                      found += sum(a["status"] == "InProgress" for a in q["actionExecutionDetails"])
      print("%.0f %d" % ((time.monotonic() - begin) * 1000, found))
      """;

  private ScanBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    Path scenario = Files.createTempFile("many-pipelines", ".json");
    try {
      Files.writeString(scenario, scenario(20));
      scan("warm up", scenario, 0, Duration.ZERO, 2);
      Files.writeString(scenario, scenario(400));
      scan("400 pipelines, 30 ms", scenario, 0, Duration.ofMillis(30), 40);
      serial(scenario);
      Files.writeString(scenario, scenario(160));
      scan("160 pipelines, 370 ms, 10 a second", scenario, 10, Duration.ofMillis(370), 16);
    } finally {
      Files.delete(scenario);
    }
  }

  private static EmulatorOptions options(Path scenario, int throttleAbove, Duration delay) {
    return new EmulatorOptions(
        0,
        Optional.of(scenario),
        Duration.ofMinutes(5),
        RepeatedAcknowledge.STATUS,
        1,
        throttleAbove,
        delay,
        false);
  }

  private static void scan(String name, Path scenario, int throttleAbove, Duration delay, int stuck)
      throws Exception {
    try (var emulator = Emulator.start(options(scenario, throttleAbove, delay));
        JobGateway gateway = connect(emulator.endpoint());
        PolitePipelines polite = new PolitePipelines(emulator.endpoint())) {
      Source source =
          throttleAbove > 0
              ? polite.source()
              : new Source(gateway.pipelines(), "us-east-1", _ -> List.of());
      long computed = computed();
      long begin = System.nanoTime();
      List<Long> rows = new ArrayList<>();
      Reply<StuckReport> reply =
          StuckScan.run(
              source,
              Clock.systemUTC(),
              new StuckScan.Wanted(Duration.ofMinutes(15), List.of(), List.of("p0")),
              List.of(),
              new StuckScan.Progress() {
                @Override
                public void at(int looked, int all) {}

                @Override
                public void found(List<StuckCase> cases) {
                  rows.add(System.nanoTime() - begin);
                }
              });
      long end = System.nanoTime() - begin;
      if (!(reply instanceof Reply.Answered<StuckReport>(var report, _))
          || report.cases().size() != stuck) {
        throw new IllegalStateException("not as planned: " + reply);
      }
      System.out.printf(
          "%-36s first row %,d ms, all %,d ms, %d unread, %,d ms computing%n",
          name,
          rows.getFirst() / 1_000_000,
          end / 1_000_000,
          report.unread().size(),
          (computed() - computed) / 1_000_000);
      if (throttleAbove > 0) {
        double allowed = (1.0 + report.all() + stuck) / throttleAbove;
        System.out.printf(
            "%-36s %.2f of what the limit allows (%.1f s)%n", "", end / 1e9 / allowed, allowed);
      }
      cancel(gateway);
    }
  }

  /// Nanoseconds of all threads, the emulator's too.
  private static long computed() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  /// How long a scan takes to end that is interrupted in the middle.
  private static void cancel(JobGateway gateway) throws InterruptedException {
    Thread scan =
        Thread.ofVirtual()
            .start(
                () -> {
                  var _ =
                      StuckScan.run(
                          new Source(gateway.pipelines(), "us-east-1", _ -> List.of()),
                          Clock.systemUTC(),
                          new StuckScan.Wanted(Duration.ofMinutes(15), List.of()),
                          List.of(),
                          (_, _) -> {});
                });
    Thread.sleep(600);
    long asked = System.nanoTime();
    scan.interrupt();
    scan.join();
    System.out.printf("%-36s cancelled in %,d ms%n", "", (System.nanoTime() - asked) / 1_000_000);
  }

  private static JobGateway connect(URI endpoint) {
    return new SdkConnector(
            () -> endpoint,
            () -> AwsEnvironment.of(Map.of("HOME", "there-is-none")),
            TimeLimits.DEFAULT)
        .connect(new ConnectionChoice.Emulator("us-east-1"));
  }

  private static void serial(Path scenario) throws Exception {
    try (var emulator = Emulator.start(options(scenario, 0, Duration.ofMillis(30)))) {
      Process script =
          new ProcessBuilder("python3", "-c", SERIAL, emulator.endpoint().toString())
              .redirectErrorStream(true)
              .start();
      String printed = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!script.waitFor(5, TimeUnit.MINUTES) || script.exitValue() != 0) {
        System.out.println("the boto3 script cannot be run here: " + printed);
      } else {
        System.out.printf("%-36s %s (ms, actions found)%n", "serial boto3 script", printed.strip());
      }
    }
  }

  private static String scenario(int pipelines) {
    StringBuilder json =
        new StringBuilder(
            """
            {"account":"111122223333","regions":[{"name":"us-east-1","actionTypes":[
            {"category":"Deploy","owner":"Custom","provider":"FleetDeployer","version":"2"}],"pipelines":[
            """);
    for (int i = 0; i < pipelines; i++) {
      json.append(i == 0 ? "" : ",\n")
          .append(
              """
              {"name":"p%d","artifactBucket":"b","stages":[{"name":"Deploy","actions":[
              {"name":"A","type":"Deploy/Custom/FleetDeployer/2"}]}],"executions":[{"age":"PT2H",%s}]}\
              """
                  .formatted(
                      i,
                      i % ONE_IN == 0
                          ? "\"actions\":[{\"stage\":\"Deploy\",\"action\":\"A\",\"jobs\":[{\"status\":\"Queued\"}]}]"
                          : "\"completed\":[\"Deploy\"]"));
    }
    return json.append("]}]}").toString();
  }
}
