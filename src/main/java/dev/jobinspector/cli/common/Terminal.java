package dev.jobinspector.cli.common;

import java.io.IOException;
import java.util.OptionalInt;

/// The terminal that a command runs in, as far as there is one.
public interface Terminal {
  /// Of a program that nobody watches.
  Terminal NONE =
      new Terminal() {
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
          return false;
        }

        @Override
        public OptionalInt columns() {
          return OptionalInt.empty();
        }

        @Override
        public String readSecret(String prompt) throws IOException {
          throw new IOException("There is no terminal.");
        }
      };

  /// Returns whether standard input is one.
  boolean isInput();

  /// Returns whether standard output is one.
  boolean isOutput();

  /// Returns whether somebody watches standard error: only then is progress drawn.
  boolean isError();

  /// Returns how wide it is, if that is known.
  OptionalInt columns();

  /// Asks for a line that is not shown while it is typed.
  ///
  /// @throws IOException if it cannot be asked
  String readSecret(String prompt) throws IOException;
}
