package dev.jobinspector.codepipeline;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.core.sync.RequestBody;

/// Records what each attempt sent and received, and refuses replies larger than any of this API:
/// the SDK itself would read any number of bytes into memory.
final class RecordingInterceptor implements ExecutionInterceptor {
  private static final int LARGEST_REPLY = 8 * 1024 * 1024;

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    attributes
        .getAttribute(CallRecord.ATTRIBUTE)
        .sending(context.httpRequest(), bytes(context.requestBody()));
  }

  @Override
  public Optional<InputStream> modifyHttpResponseContent(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    CallRecord record = attributes.getAttribute(CallRecord.ATTRIBUTE);
    String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
    record.head(context.httpResponse());
    if (context.responseBody().isEmpty()) {
      record.body(new byte[0], operation);
      return Optional.empty();
    }
    try (InputStream body = context.responseBody().get()) {
      byte[] read = body.readNBytes(LARGEST_REPLY + 1);
      if (read.length > LARGEST_REPLY) {
        record.oversized();
        throw new IOException("The reply is larger than 8 MB.");
      }
      record.body(read, operation);
      return Optional.of(new ByteArrayInputStream(read));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(Optional<RequestBody> body) {
    if (body.isEmpty()) {
      return new byte[0];
    }
    try (InputStream stream = body.get().contentStreamProvider().newStream()) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
