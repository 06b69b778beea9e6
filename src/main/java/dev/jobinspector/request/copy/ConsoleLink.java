package dev.jobinspector.request.copy;

import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.connection.ServiceConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/// Pages of the AWS console. Its host follows from the partition of the Region; for the emulator,
/// for other endpoints and for partitions whose consoles are not public there is none.
public final class ConsoleLink {
  private static final Pattern AWS_HOST =
      Pattern.compile(
          "codepipeline(-fips)?\\.[a-z0-9-]+\\.(amazonaws\\.com(\\.cn)?"
              + "|api\\.aws|api\\.amazonwebservices\\.com\\.cn)");
  private static final Pattern CHINA = Pattern.compile("cn-[a-z]+-\\d+");
  private static final Pattern GOVERNMENT = Pattern.compile("us-gov-[a-z]+-\\d+");
  private static final Pattern COMMERCIAL =
      Pattern.compile("(af|ap|ca|eu|il|me|mx|sa|us)-[a-z]+-\\d+");

  private ConsoleLink() {}

  /// Returns the page of a pipeline.
  public static Optional<URI> pipeline(ServiceConnection connection, String name) {
    return page(connection, encoded(name) + "/view");
  }

  /// Returns the page of an execution of a pipeline.
  public static Optional<URI> execution(ServiceConnection connection, String name, String id) {
    return page(connection, encoded(name) + "/executions/" + encoded(id) + "/visualization");
  }

  /// Returns the page nearest to where something stands: its execution, else its pipeline.
  public static Optional<URI> of(ServiceConnection connection, PipelineContext context) {
    return context
        .pipeline()
        .flatMap(
            name ->
                context
                    .pipelineExecutionId()
                    .flatMap(id -> execution(connection, name, id))
                    .or(() -> pipeline(connection, name)));
  }

  private static Optional<URI> page(ServiceConnection connection, String path) {
    return host(connection)
        .map(
            host ->
                URI.create(
                    "https://%s.%s/codesuite/codepipeline/pipelines/%s?region=%1$s"
                        .formatted(connection.region(), host, path)));
  }

  private static Optional<String> host(ServiceConnection connection) {
    String endpoint = connection.endpoint().getHost();
    if (connection.target() != ServiceConnection.Target.AWS
        || endpoint == null
        || !AWS_HOST.matcher(endpoint).matches()) {
      return Optional.empty();
    }
    String region = connection.region();
    if (CHINA.matcher(region).matches()) {
      return Optional.of("console.amazonaws.cn");
    }
    if (GOVERNMENT.matcher(region).matches()) {
      return Optional.of("console.amazonaws-us-gov.com");
    }
    return COMMERCIAL.matcher(region).matches()
        ? Optional.of("console.aws.amazon.com")
        : Optional.empty();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
