package dev.jobinspector.codepipeline;

import dev.jobinspector.codepipeline.account.CallerAccount;
import dev.jobinspector.codepipeline.transport.TimeLimits;
import dev.jobinspector.codepipeline.transport.Transport;
import dev.jobinspector.job.connection.ServiceConnection;
import dev.jobinspector.service.RateLimiter;
import dev.jobinspector.troubleshooting.scan.Source;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/// The pipelines of an emulator, read as slowly as those of AWS.
public final class PolitePipelines implements AutoCloseable {
  private final RateLimiter rateLimiter;
  private final SdkClients clients;

  public PolitePipelines(URI endpoint) {
    ServiceConnection connection =
        new ServiceConnection(
            ServiceConnection.Target.AWS,
            Optional.empty(),
            "us-east-1",
            Optional.empty(),
            endpoint,
            "a test");
    rateLimiter = RateLimiter.forTarget(connection);
    clients =
        new SdkClients(
            new SdkClients.Caller(
                connection,
                CallerAccount.unknown(),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")),
                () -> {}),
            TimeLimits.DEFAULT,
            rateLimiter,
            Transport.ofThisMachine());
  }

  public Source source() {
    return new Source(new SdkPipelineGateway(clients), rateLimiter, "us-east-1", _ -> List.of());
  }

  @Override
  public void close() {
    clients.close();
  }
}
