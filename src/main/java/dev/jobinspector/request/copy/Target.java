package dev.jobinspector.request.copy;

import dev.jobinspector.job.connection.ServiceConnection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Where a copied command is to send its request.
///
/// @param endpoint empty where the Region alone leads there
record Target(Optional<String> profile, String region, Optional<String> endpoint) {
  static Target of(ServiceConnection connection) {
    boolean plain =
        connection.target() == ServiceConnection.Target.AWS
            && connection
                .endpoint()
                .getHost()
                .equals("codepipeline." + connection.region() + ".amazonaws.com");
    return new Target(
        connection.profile(),
        connection.region(),
        plain ? Optional.empty() : Optional.of(connection.endpoint().toString()));
  }

  /// Returns options of the command line, in order.
  Map<String, String> options() {
    Map<String, String> options = new LinkedHashMap<>();
    profile.ifPresent(name -> options.put("--profile", name));
    options.put("--region", region);
    endpoint.ifPresent(url -> options.put("--endpoint-url", url));
    return options;
  }
}
