package dev.jobinspector.emulator.junit;

import dev.jobinspector.emulator.Emulator;
import dev.jobinspector.emulator.EmulatorOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A local AWS CodePipeline for the tests of a job worker, in a field of a test class:
///
/// ```java
/// @RegisterExtension
/// static final CodePipelineEmulator emulator = CodePipelineEmulator.builtIn();
/// ```
///
/// In a static field it is started once and starts again before each test; in another it is started
/// for each test. It listens on a free port of the loopback interface. Tests that share one must
/// not run at the same time.
public final class CodePipelineEmulator
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
  private final EmulatorOptions options;
  private @Nullable Emulator emulator;
  private @Nullable Control control;
  private boolean once;

  private CodePipelineEmulator(EmulatorOptions options) {
    this.options = options;
  }

  /// Returns one with the built-in scenario.
  public static CodePipelineEmulator builtIn() {
    return new CodePipelineEmulator(EmulatorOptions.defaults());
  }

  /// Returns one with the scenario of a file.
  public static CodePipelineEmulator of(Path scenario) {
    return withOptions("--port=0", "--scenario=" + scenario);
  }

  /// Returns one with the options of the command line, such as `--dispatch-window=PT30S`; without
  /// `--port=0` it takes the port 4599.
  public static CodePipelineEmulator withOptions(String... arguments) {
    return new CodePipelineEmulator(EmulatorOptions.parse(List.of(arguments)));
  }

  /// Returns the endpoint for the client of an SDK.
  public URI endpoint() {
    return started().endpoint();
  }

  /// Returns the requests that arrived since the test began, in their order, refused ones too.
  public List<Request> requests() {
    return control().requests("");
  }

  /// Returns those of one operation, such as `PutJobSuccessResult`.
  public List<Request> requests(String operation) {
    return control().requests("?operation=" + operation);
  }

  /// Returns all jobs, with what the service keeps to itself.
  public List<Job> jobs() {
    return control().jobs("");
  }

  /// Returns one job.
  public Job job(String id) {
    List<Job> found = control().jobs("?id=" + id);
    if (found.isEmpty()) {
      throw new IllegalArgumentException("There is no job " + id);
    }
    return found.get(0);
  }

  /// Returns the time by the emulator's clock.
  public Instant now() {
    return control().now();
  }

  /// Lets time pass.
  public void advance(Duration by) {
    control().advance(by);
  }

  /// Plans a fault, such as `throttle`, for the next so many requests of an operation.
  public void fault(String operation, String fault, int times) {
    control().fault(operation, fault, times);
  }

  /// Begins again with a scenario, a file's content as JSON, until the test ends.
  public void reset(String scenario) {
    control().reset(scenario);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    once = true;
    start();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    if (once) {
      control().reset("");
    } else {
      start();
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (!once) {
      stop();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (once) {
      stop();
    }
  }

  private void start() {
    try {
      Emulator next = Emulator.start(options);
      emulator = next;
      control = new Control(next.endpoint(), next.controlToken());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void stop() {
    started().close();
    emulator = null;
    control = null;
  }

  private Emulator started() {
    return Optional.ofNullable(emulator).orElseThrow(CodePipelineEmulator::notStarted);
  }

  private Control control() {
    return Optional.ofNullable(control).orElseThrow(CodePipelineEmulator::notStarted);
  }

  private static IllegalStateException notStarted() {
    return new IllegalStateException(
        "The emulator runs from the first test to the last: is its field @RegisterExtension?");
  }

  /// A request that arrived.
  ///
  /// @param job the job that it names
  /// @param status the HTTP status of the reply; empty if none was sent
  /// @param error the code of the error that was sent
  /// @param fault the planned fault that it met
  /// @param body JSON, with `****` for secrets; empty if it was none
  public record Request(
      long number,
      Instant time,
      String operation,
      Optional<String> region,
      Optional<String> job,
      Optional<Integer> status,
      Optional<String> error,
      Optional<String> fault,
      String userAgent,
      String body) {}

  /// A job.
  ///
  /// @param kind `custom` or `third-party`
  /// @param status such as `Queued`
  /// @param actionType such as `Test/Custom/LoadRunner/1`
  public record Job(
      String id,
      String kind,
      String status,
      Optional<String> nonce,
      Optional<String> clientId,
      Optional<String> clientToken,
      String actionType,
      String pipeline,
      String stage,
      String action) {}
}
