package dev.jobinspector.testing;

import dev.jobinspector.job.connection.ConnectionChoice;
import dev.jobinspector.job.connection.ConnectionException;
import dev.jobinspector.job.connection.ConnectionSource;
import dev.jobinspector.service.Connector;
import dev.jobinspector.service.JobGateway;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Connects to gateways of its own, each in a Region.
public record FakeConnector(Map<String, JobGateway> gateways) implements Connector {
  /// Connects to one gateway, whatever is chosen.
  public static Connector of(JobGateway gateway) {
    return new FakeConnector(Map.of("", gateway));
  }

  @Override
  public JobGateway connect(ConnectionChoice choice) {
    String region =
        switch (choice) {
          case ConnectionChoice.Emulator(var name) -> name;
          case ConnectionChoice.Aws(_, var name, _, _) -> name.orElse("us-east-1");
        };
    return Optional.ofNullable(gateways.get(region))
        .or(() -> Optional.ofNullable(gateways.get("")))
        .orElseThrow(() -> new ConnectionException("No such Region: " + region));
  }

  @Override
  public List<ConnectionSource> sources() {
    return List.of();
  }

  @Override
  public List<String> regionsLike(String region) {
    return regions();
  }

  @Override
  public List<String> regions() {
    return gateways.keySet().stream().sorted().toList();
  }
}
