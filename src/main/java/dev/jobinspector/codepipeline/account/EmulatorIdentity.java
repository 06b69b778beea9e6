package dev.jobinspector.codepipeline.account;

import dev.jobinspector.codepipeline.transport.HttpTransport;
import dev.jobinspector.codepipeline.transport.TimeLimits;
import dev.jobinspector.job.Excerpt;
import dev.jobinspector.job.connection.CallerIdentity;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.regions.Region;

/// Whose account an emulator plays: GetCallerIdentity of STS, written out. A client of the SDK for
/// STS, with its XML, would take a command as long as the request it is for.
final class EmulatorIdentity {
  private static final String FORM = "Action=GetCallerIdentity&Version=2011-06-15";
  private static final Pattern ACCOUNT = Pattern.compile("<Account>(\\d{12})</Account>");
  private static final Pattern ARN = Pattern.compile("<Arn>([^<]*)</Arn>");

  private EmulatorIdentity() {}

  /// Returns who makes the requests, if the emulator tells.
  static Optional<CallerIdentity> identity(
      URI endpoint,
      Region region,
      AwsCredentialsProvider placeholder,
      HttpTransport transport,
      TimeLimits limits) {
    ContentStreamProvider body = ContentStreamProvider.fromUtf8String(FORM);
    try {
      String reply =
          new String(
              transport.send(
                  HttpExecuteRequest.builder()
                      .request(signed(request(endpoint), body, region, placeholder))
                      .contentStreamProvider(body)
                      .build(),
                  limits),
              StandardCharsets.UTF_8);
      String arn = found(ARN, reply).map(Excerpt::of).orElse("");
      return found(ACCOUNT, reply).map(account -> new CallerIdentity(account, arn));
    } catch (IOException | SdkException _) {
      return Optional.empty();
    }
  }

  private static Optional<String> found(Pattern pattern, String reply) {
    return Optional.of(pattern.matcher(reply)).filter(Matcher::find).map(match -> match.group(1));
  }

  private static SdkHttpRequest request(URI endpoint) {
    return SdkHttpFullRequest.builder()
        .method(SdkHttpMethod.POST)
        .uri(endpoint)
        .putHeader("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
        .putHeader("Content-Length", Integer.toString(FORM.length()))
        .build();
  }

  /// Emulators tell by the signature which service is asked.
  private static SdkHttpRequest signed(
      SdkHttpRequest request,
      ContentStreamProvider body,
      Region region,
      AwsCredentialsProvider placeholder) {
    AwsCredentials credentials = placeholder.resolveCredentials();
    if (credentials.accessKeyId() == null) { // nothing is to be signed
      return request;
    }
    return AwsV4HttpSigner.create()
        .sign(
            sign ->
                sign.identity(credentials)
                    .request(request)
                    .payload(body)
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "sts")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region.id()))
        .request();
  }
}
