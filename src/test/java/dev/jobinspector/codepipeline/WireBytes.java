package dev.jobinspector.codepipeline;

import dev.jobinspector.codepipeline.transport.Transport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/// Answers with bytes as if they had come over a wire: head, a length that may be wrong, body.
final class WireBytes implements SdkHttpClient {
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-9]\\d{2})(?: .*)?");

  private final Supplier<byte[]> bytes;

  WireBytes(Supplier<byte[]> bytes) {
    this.bytes = bytes;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        if (Transport.SENT.isBound()) {
          Transport.SENT.get().incrementAndGet();
        }
        return reply(bytes.get());
      }

      @Override
      public void abort() {}
    };
  }

  private static HttpExecuteResponse reply(byte[] bytes) throws IOException {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    String[] head = (end < 0 ? text : text.substring(0, end)).split("\r\n", -1);
    Matcher status = STATUS.matcher(head[0]);
    if (end < 0 || !status.matches()) {
      throw new IOException("The reply is not HTTP");
    }
    var response = SdkHttpFullResponse.builder().statusCode(Integer.parseInt(status.group(1)));
    OptionalLong length = OptionalLong.empty();
    for (String line : Arrays.asList(head).subList(1, head.length)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        String value = line.substring(colon + 1).strip();
        response.appendHeader(line.substring(0, colon), value);
        if (line.regionMatches(true, 0, "content-length:", 0, 15) && value.matches("\\d{1,9}")) {
          length = OptionalLong.of(Long.parseLong(value));
        }
      }
    }
    byte[] body = Arrays.copyOfRange(bytes, end + 4, bytes.length);
    if (length.orElse(0) > body.length) {
      throw new IOException("The reply was cut off");
    }
    return HttpExecuteResponse.builder()
        .response(response.build())
        .responseBody(
            AbortableInputStream.create(
                new ByteArrayInputStream(
                    body, 0, (int) Math.min(length.orElse(body.length), body.length))))
        .build();
  }

  @Override
  public void close() {}
}
