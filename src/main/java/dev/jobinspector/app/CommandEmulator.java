package dev.jobinspector.app;

import dev.jobinspector.cli.common.InvalidParameterException;
import dev.jobinspector.cli.common.LocalEmulator;
import dev.jobinspector.emulator.Emulator;
import dev.jobinspector.emulator.EmulatorOptions;
import java.io.IOException;
import java.util.List;

/// Starts the emulator for `job-inspector emulator`.
public final class CommandEmulator implements LocalEmulator {
  @Override
  public Running start(List<String> arguments) throws CannotStartException {
    EmulatorOptions options;
    try {
      options = EmulatorOptions.parse(arguments);
    } catch (IllegalArgumentException e) {
      throw new InvalidParameterException(String.valueOf(e.getMessage()));
    }
    try {
      return new RunningEmulator(Emulator.start(options));
    } catch (IOException e) {
      throw new CannotStartException(String.valueOf(e.getMessage()));
    }
  }

  private record RunningEmulator(Emulator emulator) implements Running {
    @Override
    public List<String> announcement() {
      return emulator.announcement();
    }

    @Override
    public void close() {
      emulator.close();
    }
  }
}
