package dev.jobinspector.job;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Makes the [JobService] of each connection, over one history and one read-only switch.
public final class JobServices implements AutoCloseable {
  private final Connector connector;
  private final Supplier<AttemptLog> log;
  private final ReadOnlySwitch readOnly;
  private final Clock clock;
  private Optional<JobGateway> current = Optional.empty();

  /// @param log opened at the first connection
  public JobServices(
      Connector connector, Supplier<AttemptLog> log, ReadOnlySwitch readOnly, Clock clock) {
    this.connector = connector;
    this.log = log;
    this.readOnly = readOnly;
    this.clock = clock;
  }

  /// Connects, and lets go of the connection before; what is under way over that one still ends.
  ///
  /// @throws ConnectionException with words for the user; the connection before then stays
  public synchronized JobService connect(ConnectionChoice choice) {
    JobGateway gateway = connector.connect(choice);
    current.ifPresent(JobGateway::close);
    current = Optional.of(gateway);
    return new JobService(gateway, log.get(), readOnly, clock);
  }

  public ReadOnlySwitch readOnly() {
    return readOnly;
  }

  /// See [Connector#profiles()].
  public List<String> profiles() {
    return connector.profiles();
  }

  /// See [Connector#regions()].
  public List<String> regions() {
    return connector.regions();
  }

  @Override
  public synchronized void close() {
    current.ifPresent(JobGateway::close);
    current = Optional.empty();
  }
}
