package dev.jobinspector.codepipeline.credentials;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.http.SdkHttpClient;

/// Makes the HTTP clients that everything is sent with: the one way out of the program to AWS.
public interface HttpTransport {
  SdkHttpClient to(URI endpoint, Duration connect, Duration read);
}
