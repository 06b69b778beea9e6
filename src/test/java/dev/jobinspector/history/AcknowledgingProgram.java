package dev.jobinspector.history;

import dev.jobinspector.attempt.AttemptLog;
import dev.jobinspector.codepipeline.SdkConnector;
import dev.jobinspector.codepipeline.config.AwsEnvironment;
import dev.jobinspector.codepipeline.transport.TimeLimits;
import dev.jobinspector.job.CustomJob;
import dev.jobinspector.job.JobId;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.Nonce;
import dev.jobinspector.job.connection.ConnectionChoice;
import dev.jobinspector.service.JobGateway;
import dev.jobinspector.service.JobService;
import dev.jobinspector.service.ReadOnlySwitch;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// A process of its own that acknowledges the jobs of an emulator over HTTP until it is killed.
///
/// Arguments: the data directory, and the emulator's endpoint.
final class AcknowledgingProgram {
  private AcknowledgingProgram() {}

  public static void main(String... arguments) throws Exception {
    URI endpoint = URI.create(arguments[1]);
    JobGateway gateway =
        new SdkConnector(
                () -> endpoint,
                () -> AwsEnvironment.of(Map.of("HOME", "there-is-none")),
                TimeLimits.DEFAULT)
            .connect(new ConnectionChoice.Emulator("us-east-1"));
    try (AttemptLog log = SqliteHistory.open(Path.of(arguments[0])).log();
        var threads = Executors.newFixedThreadPool(4)) {
      JobService service =
          new JobService(gateway, log, new ReadOnlySwitch(false), Clock.systemUTC());
      List<KnownJob> jobs =
          gateway.listed().stream().filter(job -> job.kind() == JobKind.CUSTOM).toList();
      for (int round = 0; ; round++) {
        List<Future<?>> sent = new ArrayList<>();
        for (KnownJob job : jobs) {
          Nonce nonce = job.nonce().orElseGet(() -> new Nonce("1"));
          sent.add(
              threads.submit(
                  () -> service.acknowledge(new CustomJob(new JobId(job.id())), nonce, job)));
        }
        for (Future<?> one : sent) {
          one.get();
        }
        System.out.println("round " + round);
      }
    }
  }
}
