package dev.jobinspector.emulator;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The options of a command line: `--port=4599` or `--port 4599`. `job-inspector emulator` and the
/// emulator's own jar share them.
///
/// Here and until the port is bound is nothing that costs a JVM much when it does it for the first
/// time, as lambdas and regular expressions do.
final class EmulatorArguments {
  /// Those that take a value.
  static final List<String> WITH_VALUE =
      List.of(
          "--host",
          "--port",
          "--tls",
          "--scenario",
          "--dispatch-window",
          "--action-time",
          "--repeated-ack",
          "--seed",
          "--throttle-above",
          "--delay");

  static final String NO_CONTROL = "--no-control";
  private static final String DEFAULT_PORT = "4599";

  private final Map<String, String> values = new TreeMap<>();

  EmulatorArguments(Iterable<String> arguments) {
    for (Iterator<String> left = arguments.iterator(); left.hasNext(); ) {
      String argument = left.next();
      int equals = argument.indexOf('=');
      String name = equals < 0 ? argument : argument.substring(0, equals);
      if (!name.equals(NO_CONTROL) && !WITH_VALUE.contains(name)) {
        throw new IllegalArgumentException(
            "Unknown option: %s. The options are %s and %s."
                .formatted(argument, String.join(", ", WITH_VALUE), NO_CONTROL));
      }
      if (values.put(name, value(name, argument, equals, left)) != null) {
        throw new IllegalArgumentException(name + ": must be given once");
      }
    }
  }

  EmulatorOptions options() {
    return new EmulatorOptions(
        values.getOrDefault("--host", EmulatorOptions.LOOPBACK),
        (int) whole("--port", DEFAULT_PORT, 0, 65_535, "from 0 to 65535"),
        path("--tls"),
        path("--scenario"),
        duration("--dispatch-window", Duration.ofMinutes(5), Duration.ofNanos(1), "PT5M or PT30S"),
        duration("--action-time", Duration.ZERO, Duration.ZERO, "PT30S"),
        repeatedAcknowledge(),
        whole("--seed", "1", Long.MIN_VALUE, Long.MAX_VALUE, "a whole number"),
        (int)
            whole(
                "--throttle-above", "0", 0, Integer.MAX_VALUE, "a whole number, and not negative"),
        duration("--delay", Duration.ZERO, Duration.ZERO, "PT0.3S"),
        !values.containsKey(NO_CONTROL));
  }

  private static String value(String name, String argument, int equals, Iterator<String> left) {
    if (name.equals(NO_CONTROL)) {
      if (equals >= 0) {
        throw new IllegalArgumentException(name + ": takes no value");
      }
      return "";
    }
    if (equals < 0 && !left.hasNext()) {
      throw new IllegalArgumentException(name + ": needs a value");
    }
    return equals < 0 ? left.next() : argument.substring(equals + 1);
  }

  private RepeatedAcknowledge repeatedAcknowledge() {
    return switch (values.getOrDefault("--repeated-ack", "status")) {
      case "status" -> RepeatedAcknowledge.STATUS;
      case "invalid-nonce" -> RepeatedAcknowledge.INVALID_NONCE;
      default ->
          throw new IllegalArgumentException("--repeated-ack: must be status or invalid-nonce");
    };
  }

  private Optional<Path> path(String option) {
    String value = values.get(option);
    try {
      return value == null ? Optional.empty() : Optional.of(Path.of(value));
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(option + ": must be a file: " + e.getReason(), e);
    }
  }

  private long whole(String option, String otherwise, long least, long most, String range) {
    try {
      long whole = Long.parseLong(values.getOrDefault(option, otherwise));
      if (whole >= least && whole <= most) {
        return whole;
      }
    } catch (NumberFormatException ignored) {
      // Said below, as for a number that does not fit.
    }
    throw new IllegalArgumentException(option + ": must be " + range);
  }

  private Duration duration(String option, Duration otherwise, Duration least, String examples) {
    String value = values.get(option);
    if (value == null) {
      return otherwise;
    }
    try {
      Duration duration = Duration.parse(value);
      if (duration.compareTo(least) >= 0) {
        return duration;
      }
    } catch (DateTimeParseException ignored) {
      // Said below, as for a duration that does not fit.
    }
    throw new IllegalArgumentException(option + ": must be a duration such as " + examples);
  }
}
