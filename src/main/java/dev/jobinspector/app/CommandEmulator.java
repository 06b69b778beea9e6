package dev.jobinspector.app;

import dev.jobinspector.cli.common.LocalEmulator;
import dev.jobinspector.emulator.Emulator;
import dev.jobinspector.emulator.EmulatorOptions;
import dev.jobinspector.emulator.RepeatedAcknowledge;
import dev.jobinspector.emulator.ScenarioException;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;

/// Starts the emulator for `job-inspector emulator`.
public final class CommandEmulator implements LocalEmulator {
  @Override
  public Running start(Settings settings) throws CannotStartException {
    EmulatorOptions defaults = EmulatorOptions.defaults();
    try {
      return new RunningEmulator(
          Emulator.start(
              new EmulatorOptions(
                  settings.port(),
                  settings.scenario(),
                  settings.dispatchWindow(),
                  settings.repeatedAcknowledgeIsRefused()
                      ? RepeatedAcknowledge.INVALID_NONCE
                      : RepeatedAcknowledge.STATUS,
                  defaults.seed(),
                  settings.throttleAbove(),
                  settings.delay(),
                  settings.controlPlane())));
    } catch (ScenarioException e) {
      throw new CannotStartException(String.valueOf(e.getMessage()));
    } catch (BindException _) {
      throw new CannotStartException(
          "Port %d is in use. Choose another with --port, or a free one with --port 0."
              .formatted(settings.port()));
    } catch (IOException e) {
      throw new CannotStartException(
          "The emulator cannot start: " + e.getMessage() + ". Check the scenario file.");
    }
  }

  private record RunningEmulator(Emulator emulator) implements Running {
    @Override
    public URI endpoint() {
      return emulator.endpoint();
    }

    @Override
    public void close() {
      emulator.close();
    }
  }
}
