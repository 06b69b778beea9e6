package dev.jobinspector.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/// What made a report: the program and what it stands on.
///
/// @param sdk of the AWS SDK for Java
public record Versions(String program, String sdk, String java, String system) {
  /// Returns those of this program on this machine, as the build wrote them down.
  public static Versions current() {
    Properties built = new Properties();
    try (InputStream in = Versions.class.getResourceAsStream("versions.properties")) {
      if (in != null) {
        built.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Versions(
        built.getProperty("program", "unknown"),
        built.getProperty("sdk", "unknown"),
        "%s (%s)".formatted(System.getProperty("java.version"), System.getProperty("java.vendor")),
        "%s %s %s"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch")));
  }
}
