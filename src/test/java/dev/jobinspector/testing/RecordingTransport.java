package dev.jobinspector.testing;

import dev.jobinspector.codepipeline.transport.HttpTransport;
import dev.jobinspector.codepipeline.transport.TimeLimits;
import dev.jobinspector.codepipeline.transport.Transport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/// Plays AWS in the place of the network, and keeps every request with the host it was meant for:
/// STS, the SSO portal and its OIDC, sign-in, containers and instances, and for all else an answer
/// of CodePipeline.
public final class RecordingTransport implements HttpTransport {
  /// What comes back.
  public sealed interface Answer {
    record Of(int status, String body, Map<String, String> headers) implements Answer {
      public Of(int status, String body) {
        this(status, body, Map.of());
      }

      /// The same as CodePipeline would say it at that time.
      public Of at(Instant time) {
        return new Of(
            status,
            body,
            Map.of(
                "x-amzn-RequestId",
                "request-1",
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atZone(ZoneOffset.UTC))));
      }
    }

    /// The connection is lost.
    record Lost() implements Answer {}

    /// Nothing comes until the client gives up.
    record Never() implements Answer {}

    /// Nothing comes, and no interrupt is heeded, until it is let go.
    record Deaf(CountDownLatch hanging, CountDownLatch released) implements Answer {
      public Deaf() {
        this(new CountDownLatch(1), new CountDownLatch(1));
      }
    }
  }

  /// A request as it was meant to leave.
  public record Sent(URI uri, Map<String, List<String>> headers, String body) {
    public String host() {
      return uri.getHost();
    }

    public String header(String name) {
      return headers.entrySet().stream()
          .filter(header -> header.getKey().equalsIgnoreCase(name))
          .flatMap(header -> header.getValue().stream())
          .collect(Collectors.joining(", "));
    }
  }

  /// The account that STS names.
  public static final String ACCOUNT = "999988887777";

  private final List<Sent> sent = new CopyOnWriteArrayList<>();
  private final AtomicInteger open = new AtomicInteger();
  private final Map<String, Function<Sent, Answer>> answers = new ConcurrentHashMap<>();

  /// From now on what is sent to a host whose name begins so is answered by this.
  public RecordingTransport answering(String host, Answer answer) {
    return answering(host, _ -> answer);
  }

  /// The same, by what was sent.
  public RecordingTransport answering(String host, Function<Sent, Answer> answer) {
    answers.put(host, answer);
    return this;
  }

  /// An error of STS.
  public RecordingTransport stsRefuses(String code, String message) {
    return answering(
        "sts",
        new Answer.Of(
            403,
            "<ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error><RequestId>r</RequestId></ErrorResponse>"
                .formatted(code, message)));
  }

  public List<Sent> sent() {
    return List.copyOf(sent);
  }

  public List<Sent> sentTo(String host) {
    return sent.stream().filter(request -> request.host().startsWith(host)).toList();
  }

  /// How many clients were made and not closed.
  public int open() {
    return open.get();
  }

  @Override
  public SdkHttpClient to(URI endpoint, TimeLimits limits) {
    open.incrementAndGet();
    return new SdkHttpClient() {
      private final AtomicBoolean closed = new AtomicBoolean();

      @Override
      public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new Exchange(request);
      }

      @Override
      public void close() {
        if (closed.compareAndSet(false, true)) {
          open.decrementAndGet();
        }
      }
    };
  }

  /// Keeps a request that came in some other way, and answers it the same.
  public Answer receive(Sent now) {
    sent.add(now);
    return answers.entrySet().stream()
        .filter(entry -> now.host().startsWith(entry.getKey()))
        .map(entry -> entry.getValue().apply(now))
        .findFirst()
        .orElseGet(() -> new Answer.Of(200, usual(now)));
  }

  private final class Exchange implements ExecutableHttpRequest {
    private final HttpExecuteRequest request;
    private final CountDownLatch aborted = new CountDownLatch(1);

    Exchange(HttpExecuteRequest request) {
      this.request = request;
    }

    @Override
    public HttpExecuteResponse call() throws IOException {
      Sent now =
          new Sent(request.httpRequest().getUri(), request.httpRequest().headers(), body(request));
      if (Transport.SENT.isBound()) {
        Transport.SENT.get().incrementAndGet();
      }
      return switch (receive(now)) {
        case Answer.Of of -> response(of);
        case Answer.Lost _ -> throw new java.net.SocketException("Connection reset");
        case Answer.Never _ -> {
          try {
            aborted.await();
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
          throw new IOException("aborted");
        }
        case Answer.Deaf(var hanging, var released) -> {
          hanging.countDown();
          boolean interrupted = false;
          while (released.getCount() > 0) {
            try {
              released.await();
            } catch (InterruptedException _) {
              interrupted = true;
            }
          }
          if (interrupted) {
            Thread.currentThread().interrupt();
          }
          yield response(new Answer.Of(200, usual(now)));
        }
      };
    }

    @Override
    public void abort() {
      aborted.countDown();
    }
  }

  private static HttpExecuteResponse response(Answer.Of answer) {
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    SdkHttpResponse.Builder head =
        SdkHttpResponse.builder()
            .statusCode(answer.status())
            .putHeader("Content-Length", String.valueOf(bytes.length));
    answer.headers().forEach(head::putHeader);
    return HttpExecuteResponse.builder()
        .response(head.build())
        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(bytes)))
        .build();
  }

  private static String body(HttpExecuteRequest request) {
    return request
        .contentStreamProvider()
        .map(
            content -> {
              try (var stream = content.newStream()) {
                return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
        .orElse("");
  }

  /// What AWS answers when all is well.
  public static String usual(Sent request) {
    Instant expiry = Instant.now().plusSeconds(3600);
    if (request.body().contains("Action=AssumeRole")) {
      String operation =
          request.body().contains("WithWebIdentity") ? "AssumeRoleWithWebIdentity" : "AssumeRole";
      return """
      <%1$sResponse><%1$sResult><AssumedRoleUser><AssumedRoleId>A:s</AssumedRoleId>\
      <Arn>arn:aws:sts::111122223333:assumed-role/ops/s</Arn></AssumedRoleUser><Credentials>\
      <AccessKeyId>ASIAROLE</AccessKeyId><SecretAccessKey>role</SecretAccessKey>\
      <SessionToken>role-token</SessionToken><Expiration>%2$s</Expiration></Credentials>\
      </%1$sResult></%1$sResponse>\
      """
          .formatted(operation, expiry);
    }
    if (request.body().contains("Action=GetCallerIdentity")) {
      return "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::%1$s:user/ann</Arn><Account>%1$s</Account></GetCallerIdentityResult></GetCallerIdentityResponse>"
          .formatted(ACCOUNT);
    }
    if (request.uri().getPath().endsWith("/federation/credentials")) {
      return """
      {"roleCredentials":{"accessKeyId":"ASIASSO","secretAccessKey":"sso",\
      "sessionToken":"sso-token","expiration":%d}}\
      """
          .formatted(expiry.toEpochMilli());
    }
    if (request.uri().getPath().equals("/v1/token")) {
      return """
      {"accessToken":{"accessKeyId":"ASIALOGIN","secretAccessKey":"login","sessionToken":"login-token"},\
      "tokenType":"aws_sigv4","expiresIn":900,"refreshToken":"next"}\
      """;
    }
    if (request.uri().getPath().equals("/latest/api/token")) {
      return "instance-session";
    }
    if (request.uri().getPath().endsWith("/security-credentials/")) {
      return "worker-role";
    }
    if (request.uri().getPath().endsWith("/security-credentials/worker-role")
        || request.uri().getPath().startsWith("/v2/credentials")) {
      return """
      {"Code":"Success","AccessKeyId":"ASIAMACHINE","SecretAccessKey":"machine",\
      "Token":"machine-token","Expiration":"%s"}\
      """
          .formatted(expiry);
    }
    if (request.uri().getPath().endsWith("/token")) {
      return "{\"accessToken\":\"renewed-token\",\"expiresIn\":3600,\"refreshToken\":\"next\",\"tokenType\":\"Bearer\"}";
    }
    return "{\"status\":\"InProgress\"}";
  }
}
