package dev.jobinspector.request.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.connection.ServiceConnection;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConsoleLinkTest {
  private static final String PATH = "/codesuite/codepipeline/pipelines/";

  @Test
  void eachPublicPartitionHasItsOwnConsole() {
    assertEquals(
        Optional.of(
            "https://eu-west-1.console.aws.amazon.com" + PATH + "web/view?region=eu-west-1"),
        pipeline(aws("eu-west-1", "codepipeline.eu-west-1.amazonaws.com"), "web"));
    assertEquals(
        Optional.of(
            "https://cn-north-1.console.amazonaws.cn" + PATH + "web/view?region=cn-north-1"),
        pipeline(aws("cn-north-1", "codepipeline.cn-north-1.api.amazonwebservices.com.cn"), "web"));
    assertEquals(
        Optional.of(
            "https://us-gov-west-1.console.amazonaws-us-gov.com"
                + PATH
                + "web/view?region=us-gov-west-1"),
        pipeline(aws("us-gov-west-1", "codepipeline-fips.us-gov-west-1.amazonaws.com"), "web"));
  }

  @Test
  void anExecutionHasItsPageAndElseThePipeline() {
    ServiceConnection aws = aws("us-east-1", "codepipeline.us-east-1.api.aws");
    assertEquals(
        Optional.of(
            URI.create(
                "https://us-east-1.console.aws.amazon.com"
                    + PATH
                    + "web/executions/0a1b/visualization?region=us-east-1")),
        ConsoleLink.of(aws, context(Optional.of("web"), Optional.of("0a1b"))));
    assertEquals(
        ConsoleLink.pipeline(aws, "web"),
        ConsoleLink.of(aws, context(Optional.of("web"), Optional.empty())));
    assertEquals(
        Optional.empty(), ConsoleLink.of(aws, context(Optional.empty(), Optional.of("0a1b"))));
  }

  @Test
  void theEmulatorOtherEndpointsAndOtherPartitionsHaveNone() {
    URI loopback = URI.create("http://127.0.0.1:4599");
    assertEquals(
        Optional.empty(),
        pipeline(connection(ServiceConnection.Target.EMULATOR, "us-east-1", loopback), "web"));
    assertEquals(Optional.empty(), pipeline(aws("us-east-1", "proxy.example.com"), "web"));
    assertEquals(
        Optional.empty(),
        pipeline(aws("us-east-1", "codepipeline.us-east-1.amazonaws.com.example.com"), "web"));
    assertEquals(
        Optional.empty(),
        pipeline(aws("us-iso-east-1", "codepipeline.us-iso-east-1.amazonaws.com"), "web"));
    assertEquals(
        Optional.empty(),
        pipeline(aws("eusc-de-east-1", "codepipeline.eusc-de-east-1.amazonaws.com"), "web"));
  }

  @Test
  void aNameCannotLeadElsewhere() {
    assertEquals(
        Optional.of(
            "https://us-east-1.console.aws.amazon.com"
                + PATH
                + "..%2F..%2Fa%20b%3Fc%23d/view?region=us-east-1"),
        pipeline(aws("us-east-1", "codepipeline.us-east-1.amazonaws.com"), "../../a b?c#d"));
  }

  private static Optional<String> pipeline(ServiceConnection connection, String name) {
    return ConsoleLink.pipeline(connection, name).map(URI::toString);
  }

  private static PipelineContext context(Optional<String> pipeline, Optional<String> execution) {
    return new PipelineContext(
        pipeline, Optional.empty(), Optional.empty(), Optional.empty(), execution);
  }

  private static ServiceConnection aws(String region, String host) {
    return connection(ServiceConnection.Target.AWS, region, URI.create("https://" + host));
  }

  private static ServiceConnection connection(
      ServiceConnection.Target target, String region, URI endpoint) {
    return new ServiceConnection(
        target, Optional.empty(), region, Optional.empty(), endpoint, "setting");
  }
}
