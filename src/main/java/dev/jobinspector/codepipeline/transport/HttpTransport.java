package dev.jobinspector.codepipeline.transport;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Map;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;

/// Makes the HTTP clients that everything is sent with: the one way out of the program to AWS.
public interface HttpTransport {
  /// Returns a client for requests to an endpoint.
  ///
  /// @throws dev.jobinspector.job.connection.ConnectionException with words if the file of
  ///   certificates or the proxy's address is not usable
  SdkHttpClient to(URI endpoint, TimeLimits limits);

  /// Returns the same way without a proxy, for agents beside this program that no proxy reaches.
  default HttpTransport direct() {
    return this;
  }

  /// Sends a GET and returns the body of the reply; see [#send].
  default byte[] get(URI uri, TimeLimits limits) throws IOException {
    return send(SdkHttpMethod.GET, uri, Map.of(), limits);
  }

  /// Sends a request without a body and returns the body of the reply.
  ///
  /// @throws IOException if there is none within the time limits, or it is not one of status 200
  default byte[] send(SdkHttpMethod method, URI uri, Map<String, String> headers, TimeLimits limits)
      throws IOException {
    SdkHttpFullRequest.Builder request = SdkHttpFullRequest.builder().uri(uri).method(method);
    headers.forEach(request::putHeader);
    return send(HttpExecuteRequest.builder().request(request.build()).build(), limits);
  }

  /// Sends a request as it is and returns the body of the reply; see above.
  default byte[] send(HttpExecuteRequest request, TimeLimits limits) throws IOException {
    try (SdkHttpClient http = to(request.httpRequest().getUri(), limits)) {
      HttpExecuteResponse reply = http.prepareRequest(request).call();
      if (reply.httpResponse().statusCode() != HttpURLConnection.HTTP_OK
          || reply.responseBody().isEmpty()) {
        throw new IOException("HTTP status " + reply.httpResponse().statusCode());
      }
      return reply.responseBody().get().readAllBytes();
    }
  }
}
