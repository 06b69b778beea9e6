package dev.jobinspector.codepipeline.account;

import dev.jobinspector.job.connection.Capabilities;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpResponse;

/// Learns from the replies of one connection: how the service's clock differs from this machine's,
/// and what the identity is allowed.
public final class ReplyObserver implements ExecutionInterceptor {
  private static final Set<String> DENIED =
      Set.of("AccessDeniedException", "AccessDenied", "NotAuthorized");

  private final AtomicReference<Capabilities> capabilities =
      new AtomicReference<>(Capabilities.UNKNOWN);
  private volatile Optional<Duration> clockOffset = Optional.empty();

  /// The date of the reply that it is from. Many replies have the same, and to read one takes time.
  private volatile Optional<String> taken = Optional.empty();

  public Capabilities capabilities() {
    return capabilities.get();
  }

  /// Returns how far the service's clock is ahead; empty before the first reply.
  public Optional<Duration> clockOffset() {
    return clockOffset;
  }

  @Override
  public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
    Optional<String> date = context.httpResponse().firstMatchingHeader("Date");
    if (date.equals(taken)) {
      return;
    }
    offset(context.httpResponse(), Instant.now())
        .ifPresent(
            off -> {
              clockOffset = Optional.of(off);
              taken = date;
            });
  }

  /// Returns how far the service's clock was ahead when it answered. Only a reply of the service
  /// counts: gateways and portals have clocks, too.
  public static Optional<Duration> offset(SdkHttpResponse reply, Instant now) {
    return reply
        .firstMatchingHeader("x-amzn-RequestId")
        .flatMap(_ -> reply.firstMatchingHeader("Date"))
        .flatMap(ReplyObserver::time)
        .map(time -> Duration.between(now, time));
  }

  private static Optional<Instant> time(String date) {
    try {
      return Optional.of(
          ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    note(attributes, false);
  }

  @Override
  public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
    if (context.exception() instanceof AwsServiceException answered
        && Optional.ofNullable(answered.awsErrorDetails())
            .map(AwsErrorDetails::errorCode)
            .filter(DENIED::contains)
            .isPresent()) {
      note(attributes, true);
    }
  }

  private void note(ExecutionAttributes attributes, boolean denied) {
    String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
    Capabilities _ = capabilities.updateAndGet(known -> known.with(operation, denied));
  }
}
