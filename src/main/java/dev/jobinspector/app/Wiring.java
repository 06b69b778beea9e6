package dev.jobinspector.app;

import dev.jobinspector.attempt.AttemptLog;
import dev.jobinspector.attempt.AttemptLogException;
import dev.jobinspector.codepipeline.SdkConnector;
import dev.jobinspector.codepipeline.account.KnownAccounts;
import dev.jobinspector.codepipeline.config.AwsEnvironment;
import dev.jobinspector.codepipeline.credentials.Prompts;
import dev.jobinspector.codepipeline.transport.TimeLimits;
import dev.jobinspector.emulator.Emulator;
import dev.jobinspector.emulator.EmulatorOptions;
import dev.jobinspector.history.HistoryMaintenance;
import dev.jobinspector.history.OpenedHistory;
import dev.jobinspector.job.connection.ConnectionException;
import dev.jobinspector.job.connection.ServiceConnection;
import dev.jobinspector.job.connection.SignInPrompt;
import dev.jobinspector.service.JobServices;
import dev.jobinspector.service.ReadOnlySwitch;
import dev.jobinspector.service.SignIn;
import dev.jobinspector.settings.Settings;
import dev.jobinspector.ui.main.HistoryTasks;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Builds everything by hand. Nothing that can wait is begun before it is asked for: history,
/// emulator and SDK start at the first connection, off the FX thread.
final class Wiring implements HistoryTasks, AutoCloseable {
  private final HistoryLocation place;
  private final JobServices services;
  private final SignIn signIn;
  private Optional<AttemptLog> history = Optional.empty();
  private volatile Optional<Thread> opening = Optional.empty();
  private Optional<Emulator> emulator = Optional.empty();
  private List<String> notices = List.of();
  private final ReentrantLock maintaining = new ReentrantLock();
  private HistoryMaintenance maintenance = List::of;

  /// Builds what a window needs.
  ///
  /// @param environment read for each connection
  /// @param prompt where the window asks a person to act
  /// @param settings as they are when a connection is made
  Wiring(
      HistoryLocation place,
      boolean readOnly,
      Supplier<AwsEnvironment> environment,
      SignInPrompt prompt,
      Supplier<Settings> settings) {
    this(
        place,
        readOnly,
        environment,
        TimeLimits.DEFAULT,
        prompt,
        profile -> settings.get().ties().of(profile),
        connection -> settings.get().production().includes(connection.profile()));
  }

  /// @param environment read for each connection
  /// @param ties the hosts that a profile is tied to
  /// @param production which connections are read-only until their account is typed
  Wiring(
      HistoryLocation place,
      boolean readOnly,
      Supplier<AwsEnvironment> environment,
      TimeLimits limits,
      SignInPrompt prompt,
      Function<String, Set<String>> ties,
      Predicate<ServiceConnection> production) {
    this.place = place;
    SdkConnector connector =
        new SdkConnector(
            this::emulator,
            environment,
            limits,
            KnownAccounts.in(place.data().resolve("accounts")),
            new Prompts(prompt),
            ties);
    signIn = connector.signIn();
    services =
        new JobServices(
            connector, this::history, new ReadOnlySwitch(readOnly), production, Clock.systemUTC());
  }

  /// Returns what signs in, together with what waits for that.
  SignIn signIn() {
    return signIn;
  }

  JobServices services() {
    return services;
  }

  /// Returns what the user should know about the history since the last time this was asked.
  @Override
  public synchronized List<String> drainNotices() {
    List<String> taken = notices;
    notices = List.of();
    return taken;
  }

  @Override
  public List<String> maintenance() {
    HistoryMaintenance due;
    synchronized (this) {
      due = maintenance;
    }
    if (!maintaining.tryLock()) {
      return List.of();
    }
    try {
      return due.run();
    } finally {
      maintaining.unlock();
    }
  }

  /// Returns the history, opened at the first call.
  synchronized AttemptLog history() {
    if (history.isEmpty()) {
      opening = Optional.of(Thread.currentThread());
      try {
        OpenedHistory opened = place.open();
        history = Optional.of(opened.log());
        notices = opened.notices();
        maintenance = opened.maintenance();
      } finally {
        opening = Optional.empty();
      }
    }
    return history.get();
  }

  private synchronized URI emulator() {
    if (emulator.isEmpty()) {
      try {
        emulator = Optional.of(Emulator.start(EmulatorOptions.defaults()));
      } catch (IOException _) {
        throw new ConnectionException(
            "The emulator could not be started: there is no free port on 127.0.0.1. Connect to AWS"
                + " instead, or stop programs that use many ports.");
      }
    }
    return emulator.get().endpoint();
  }

  @Override
  public void close() {
    // Whoever closes the window does not wait for a silent server or a locked keyring.
    opening.ifPresent(Thread::interrupt);
    services.close();
    Optional<Emulator> runs;
    Optional<AttemptLog> log;
    synchronized (this) {
      runs = emulator;
      log = history;
    }
    runs.ifPresent(Emulator::close);
    log.ifPresent(Wiring::close);
  }

  private static void close(AttemptLog log) {
    try {
      log.close();
    } catch (AttemptLogException e) {
      // Said when it happened; the next start shows the attempt as unknown.
      assert !e.userMessage().isEmpty();
    }
  }
}
