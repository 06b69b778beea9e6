package dev.jobinspector.service;

import dev.jobinspector.attempt.AttemptLog;
import dev.jobinspector.job.connection.ConnectionChoice;
import dev.jobinspector.job.connection.ConnectionException;
import dev.jobinspector.job.connection.ConnectionSource;
import dev.jobinspector.job.connection.ServiceConnection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Makes the [JobService] of each connection, over one history and one read-only switch.
public final class JobServices implements AutoCloseable {
  private final Connector connector;
  private final Supplier<AttemptLog> log;
  private final ReadOnlySwitch readOnly;
  private final Predicate<ServiceConnection> production;
  private final Clock clock;
  private final Map<List<?>, String> unlocked = new ConcurrentHashMap<>();
  private final List<JobGateway> gateways = new ArrayList<>();
  private boolean closed;

  /// @param log opened at the first connection
  public JobServices(
      Connector connector, Supplier<AttemptLog> log, ReadOnlySwitch readOnly, Clock clock) {
    this(connector, log, readOnly, _ -> false, clock);
  }

  /// @param production which connections are read-only until their account is typed
  public JobServices(
      Connector connector,
      Supplier<AttemptLog> log,
      ReadOnlySwitch readOnly,
      Predicate<ServiceConnection> production,
      Clock clock) {
    this.production = production;
    this.connector = connector;
    this.log = log;
    this.readOnly = readOnly;
    this.clock = clock;
  }

  /// Connects. What is in progress over earlier connections still ends: they are closed only when
  /// all of this is closed.
  ///
  /// @throws ConnectionException with words for the user
  public JobService connect(ConnectionChoice choice) {
    JobGateway gateway = connector.connect(choice);
    keep(gateway);
    return new JobService(
        gateway, log.get(), readOnly, production.test(gateway.connection()), unlocked, clock);
  }

  private synchronized void keep(JobGateway gateway) {
    if (closed) {
      gateway.close();
    } else {
      gateways.add(gateway);
    }
  }

  public ReadOnlySwitch readOnly() {
    return readOnly;
  }

  /// Returns [Connector#sources()].
  public List<ConnectionSource> sources() {
    return connector.sources();
  }

  /// Returns [Connector#regions()].
  public List<String> regions() {
    return connector.regions();
  }

  /// See [Connector#regionsLike(String)].
  public List<String> regionsLike(String region) {
    return connector.regionsLike(region);
  }

  @Override
  public synchronized void close() {
    closed = true;
    gateways.forEach(JobGateway::close);
    gateways.clear();
  }
}
