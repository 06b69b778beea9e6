package dev.jobinspector.testing;

import dev.jobinspector.cli.common.Terminal;
import java.io.IOException;
import java.util.OptionalInt;

/// A terminal that shows standard error alone.
public final class WatchedTerminal implements Terminal {
  @Override
  public boolean isInput() {
    return false;
  }

  @Override
  public boolean isOutput() {
    return false;
  }

  @Override
  public boolean isError() {
    return true;
  }

  @Override
  public OptionalInt columns() {
    return OptionalInt.empty();
  }

  @Override
  public String readSecret(String prompt) throws IOException {
    throw new IOException("Nobody types here.");
  }
}
