package dev.jobinspector.ui.connection;

import dev.jobinspector.job.connection.CallerIdentity;
import dev.jobinspector.job.connection.ConnectionChoice;
import dev.jobinspector.job.connection.ConnectionException;
import dev.jobinspector.job.connection.ConnectionSource;
import dev.jobinspector.job.connection.ConnectionState;
import dev.jobinspector.job.connection.ServiceConnection;
import dev.jobinspector.service.Connector;
import dev.jobinspector.service.JobGateway;
import dev.jobinspector.testing.FakeGateway;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Connects to what a test says, or fails as it says.
public final class PlayedConnector implements Connector {
  private final List<ConnectionChoice> asked = new CopyOnWriteArrayList<>();
  private final List<FakeGateway> gateways = new CopyOnWriteArrayList<>();
  private Optional<ConnectionException> failure = Optional.empty();
  private Consumer<ConnectionChoice> before = _ -> {};
  private ConnectionState state = ConnectionState.UNKNOWN;
  private List<String> profiles = List.of("ops-read", "ops-write", "prod-deploy");

  public void failWith(ConnectionException why) {
    failure = Optional.of(why);
  }

  /// Happens before each connection is made, on the thread that makes it.
  public void before(Consumer<ConnectionChoice> happening) {
    before = happening;
  }

  public void connectsAgain() {
    failure = Optional.empty();
  }

  /// What connections know from now on.
  public void know(ConnectionState known) {
    state = known;
    gateways.forEach(gateway -> gateway.over(gateway.connection(), known));
  }

  public void profiles(String... names) {
    profiles = List.of(names);
  }

  /// Returns what was asked for, the newest last.
  public List<ConnectionChoice> asked() {
    return List.copyOf(asked);
  }

  /// Returns what was connected to last.
  public FakeGateway gateway() {
    return gateways.getLast();
  }

  /// Returns what is known of somebody of this account.
  public static ConnectionState of(String account, String name) {
    return new ConnectionState(
        Optional.of(
            new CallerIdentity(
                account, "arn:aws:sts::%s:assumed-role/%s".formatted(account, name))),
        "profile ops-read",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        ConnectionState.UNKNOWN.capabilities(),
        Optional.empty());
  }

  @Override
  public JobGateway connect(ConnectionChoice choice) {
    asked.add(choice);
    before.accept(choice);
    if (failure.isPresent()) {
      throw failure.get();
    }
    FakeGateway gateway = new FakeGateway();
    if (choice instanceof ConnectionChoice.Aws aws) {
      gateway.over(
          new ServiceConnection(
              ServiceConnection.Target.AWS,
              aws.profile(),
              aws.region().orElse("us-east-1"),
              Optional.empty(),
              URI.create("https://codepipeline.us-east-1.amazonaws.com"),
              "the AWS endpoint of us-east-1"),
          state);
    }
    gateways.add(gateway);
    return gateway;
  }

  @Override
  public List<ConnectionSource> sources() {
    return profiles.stream()
        .map(
            name ->
                new ConnectionSource(Optional.of(name), Optional.of("us-east-1"), "access keys"))
        .toList();
  }

  @Override
  public List<String> regions() {
    return List.of("cn-north-1", "eu-west-1", "us-east-1");
  }

  @Override
  public List<String> regionsLike(String region) {
    return region.startsWith("cn-") ? List.of("cn-north-1") : List.of("eu-west-1", "us-east-1");
  }
}
