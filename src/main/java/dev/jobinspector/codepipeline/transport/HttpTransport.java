package dev.jobinspector.codepipeline.transport;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
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

  /// Sends a GET and returns the body of the reply.
  ///
  /// @throws IOException if there is none within the time limits, or it is not one of status 200
  default byte[] get(URI uri, TimeLimits limits) throws IOException {
    SdkHttpFullRequest get =
        SdkHttpFullRequest.builder().uri(uri).method(SdkHttpMethod.GET).build();
    HttpExecuteResponse reply =
        to(uri, limits).prepareRequest(HttpExecuteRequest.builder().request(get).build()).call();
    if (reply.httpResponse().statusCode() != HttpURLConnection.HTTP_OK
        || reply.responseBody().isEmpty()) {
      throw new IOException("HTTP status " + reply.httpResponse().statusCode());
    }
    return reply.responseBody().get().readAllBytes();
  }
}
