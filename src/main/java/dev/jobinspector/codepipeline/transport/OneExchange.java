package dev.jobinspector.codepipeline.transport;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.HttpRetryException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpResponse;

/// One request and its reply, on a thread of their own: so a reply that drips in, or a handshake
/// that does, ends at the limit, and a cancel at once. An interrupt ends the reading of a socket on
/// a virtual thread; on a platform thread the socket is closed while the head of the reply is
/// awaited, and a daemon may stay behind otherwise.
final class OneExchange implements ExecutableHttpRequest {
  /// One byte more than [#LARGEST_REPLY] tells the reader that there was more.
  private static final int LARGEST_REPLY = 8 * 1024 * 1024;

  private static final int CUT_OFF_LENGTH = LARGEST_REPLY + 1;

  /// How long a thread that was interrupted may take to end.
  private static final long GRACE_MILLIS = 500;

  private enum Phase {
    /// Nothing has left.
    CONNECTING,
    /// The request leaves, or has.
    SENT,
    /// It was given up before anything left, and will not leave.
    ABANDONED
  }

  private final Transport transport;
  private final TimeLimits limits;
  private final HttpExecuteRequest request;
  private final URI uri;
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.CONNECTING);
  private final FutureTask<HttpExecuteResponse> exchange = new FutureTask<>(this::exchange);
  private volatile Optional<Thread> worker = Optional.empty();

  /// Set until the head of the reply is in: then closing it may wait for who reads.
  private volatile Optional<HttpURLConnection> awaitingHead = Optional.empty();

  OneExchange(Transport transport, TimeLimits limits, HttpExecuteRequest request) {
    this.transport = transport;
    this.limits = limits;
    this.request = request;
    uri = request.httpRequest().getUri();
  }

  @Override
  public HttpExecuteResponse call() throws IOException {
    worker = Optional.of(CallThreads.asCaller().start(exchange));
    try {
      return exchange.get(limits.call().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw thrown(Objects.requireNonNull(e.getCause()));
    } catch (TimeoutException _) {
      throw gaveUp(new SocketTimeoutException("No reply within the time limit"));
    } catch (InterruptedException _) {
      IOException cancelled = gaveUp(new InterruptedIOException("Cancelled"));
      Thread.currentThread().interrupt();
      throw cancelled;
    } finally {
      // By this thread alone, so that who reads the count after the call sees it.
      if (phase.get() == Phase.SENT && Transport.SENT.isBound()) {
        Transport.SENT.get().incrementAndGet();
      }
    }
  }

  /// Ends the exchange and says whether anything left.
  private IOException gaveUp(IOException why) {
    boolean nothingLeft = phase.compareAndSet(Phase.CONNECTING, Phase.ABANDONED);
    abort();
    try {
      worker.orElseThrow().join(GRACE_MILLIS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return nothingLeft
        ? new IOException(
            new NotConnectedException(
                NotConnectedException.Cause.UNREACHABLE,
                "No connection to %s came about in time.".formatted(uri.getHost())))
        : why;
  }

  private static IOException thrown(Throwable cause) {
    return switch (cause) {
      case NotConnectedException e when e.isWorthRetrying() -> new IOException(e);
      case NotConnectedException e -> throw SdkClientException.create(e.userMessage(), e);
      case IOException e -> e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> new IOException(cause);
    };
  }

  @Override
  public void abort() {
    worker.ifPresent(Thread::interrupt);
    if (worker.filter(thread -> !thread.isVirtual()).isPresent()) {
      awaitingHead.ifPresent(HttpURLConnection::disconnect);
    }
  }

  private HttpExecuteResponse exchange() throws IOException {
    Optional<ProxyServer> proxy = transport.proxyFor(uri);
    HttpURLConnection connection = prepared(proxy);
    awaitingHead = Optional.of(connection);
    try {
      connection.connect();
    } catch (IOException e) {
      connection.disconnect();
      throw ConnectFailures.of(e, uri, proxy);
    }
    if (!phase.compareAndSet(Phase.CONNECTING, Phase.SENT)) {
      connection.disconnect();
      throw new InterruptedIOException("Given up before the request left");
    }
    if (connection.getDoOutput()) {
      try (InputStream body = request.contentStreamProvider().orElseThrow().newStream();
          OutputStream out = connection.getOutputStream()) {
        body.transferTo(out);
      }
    }
    return reply(connection);
  }

  private HttpURLConnection prepared(Optional<ProxyServer> proxy) throws IOException {
    HttpURLConnection connection = transport.open(uri, proxy, limits);
    connection.setRequestMethod(request.httpRequest().method().name());
    request
        .httpRequest()
        .forEachHeader(
            (name, values) -> values.forEach(value -> connection.addRequestProperty(name, value)));
    Optional<ContentStreamProvider> body = request.contentStreamProvider();
    if (body.isPresent() && request.httpRequest().method() != SdkHttpMethod.GET) {
      // A length, not a buffer: what Java streams it never sends again by itself.
      connection.setDoOutput(true);
      connection.setFixedLengthStreamingMode(
          request
              .httpRequest()
              .firstMatchingHeader("Content-Length")
              .map(Long::parseLong)
              .orElse(0L));
    }
    return connection;
  }

  private HttpExecuteResponse reply(HttpURLConnection connection) throws IOException {
    int status = status(connection);
    awaitingHead = Optional.empty();
    if (status < 0) {
      throw new IOException("The reply is not HTTP");
    }
    Map<String, List<String>> headers = new LinkedHashMap<>();
    connection
        .getHeaderFields()
        .forEach(
            (name, values) -> {
              if (name != null) {
                headers.put(name, new ArrayList<>(values));
              }
            });
    return HttpExecuteResponse.builder()
        .response(SdkHttpResponse.builder().statusCode(status).headers(headers).build())
        .responseBody(AbortableInputStream.create(body(connection, status)))
        .build();
  }

  /// A 401 or 407 to a streamed request is thrown by Java, which would send it again.
  private static int status(HttpURLConnection connection) throws IOException {
    try {
      return connection.getResponseCode();
    } catch (HttpRetryException e) {
      return e.responseCode();
    }
  }

  /// Reads the body here, within the limit. One that breaks off breaks off for its reader, too, who
  /// has the head then.
  private static InputStream body(HttpURLConnection connection, int status) {
    try (InputStream in =
        status >= HttpURLConnection.HTTP_BAD_REQUEST
            ? connection.getErrorStream()
            : connection.getInputStream()) {
      if (in == null) {
        return InputStream.nullInputStream();
      }
      byte[] read = in.readNBytes(CUT_OFF_LENGTH);
      if (read.length > LARGEST_REPLY) {
        connection.disconnect();
      } else if (read.length < connection.getContentLengthLong()) {
        throw new IOException("The reply was cut off");
      }
      return new ByteArrayInputStream(read);
    } catch (IOException e) {
      return new BrokenOff(e);
    }
  }

  /// A body that ends in an error.
  private static final class BrokenOff extends InputStream {
    private final IOException error;

    BrokenOff(IOException error) {
      this.error = error;
    }

    @Override
    public int read() throws IOException {
      throw error;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      throw error;
    }
  }
}
