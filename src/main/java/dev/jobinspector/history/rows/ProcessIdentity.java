package dev.jobinspector.history.rows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Names one process for good. A process id alone is reused; together with the boot and the start
/// within that boot it is not.
///
/// @param machine host name and, on Linux, the process-id namespace: a container is a machine of
///   its own
/// @param boot changes with each start of the system; empty where there is no such id
/// @param start when the process started; on Linux in ticks since boot, because the wall-clock time
///   that is derived from them moves when the clock is set
public record ProcessIdentity(String machine, String boot, long pid, String start) {
  private static final Path PROC = Path.of("/proc");

  /// After so long no request can still be in progress, whatever machine sent it.
  private static final Duration LONGEST_REQUEST = Duration.ofHours(1);

  public static ProcessIdentity current() {
    long pid = ProcessHandle.current().pid();
    String namespace = link(PROC.resolve("self/ns/pid"));
    String host =
        text(PROC.resolve("sys/kernel/hostname"))
            .or(() -> Optional.ofNullable(System.getenv("COMPUTERNAME")))
            .or(() -> Optional.ofNullable(System.getenv("HOSTNAME")))
            .orElse("");
    String boot = text(PROC.resolve("sys/kernel/random/boot_id")).orElse("");
    return new ProcessIdentity(host + " " + namespace, boot, pid, startOf(pid).orElse(""));
  }

  public String text() {
    return String.join("/", machine, boot, Long.toString(pid), start);
  }

  public static ProcessIdentity parse(String text) {
    List<String> parts = List.of(text.split("/", -1));
    return new ProcessIdentity(
        parts.get(0), parts.get(1), Long.parseLong(parts.get(2)), parts.get(3));
  }

  /// Returns whether an attempt of that process, begun then, may still come to an end by itself;
  /// this is the mark of the process that asks.
  public boolean mayStillConclude(ProcessIdentity other, Instant begun, Instant now) {
    if (!machine.equals(other.machine)) {
      return begun.plus(LONGEST_REQUEST).isAfter(now);
    }
    return boot.equals(other.boot) && isAlive(other);
  }

  /// Returns whether that process is certain to be one of this machine, where it can be looked for.
  /// Two machines may have one name, but not one boot.
  public boolean canSee(ProcessIdentity other) {
    return !boot.isEmpty() && boot.equals(other.boot) && machine.equals(other.machine);
  }

  /// Returns whether that process, of this machine, runs.
  public static boolean isAlive(ProcessIdentity other) {
    return Objects.equals(startOf(other.pid), Optional.of(other.start)) && !other.start.isEmpty();
  }

  private static Optional<String> startOf(long pid) {
    Optional<String> stat = text(PROC.resolve(Long.toString(pid)).resolve("stat"));
    if (stat.isPresent()) {
      return startOf(stat.get());
    }
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .flatMap(process -> process.info().startInstant())
        .map(start -> Long.toString(start.toEpochMilli()));
  }

  /// Of the text of `/proc/PID/stat`: state and start time are its 3rd and 22nd field, and the 2nd
  /// may itself hold spaces and parentheses.
  private static Optional<String> startOf(String stat) {
    List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
    boolean ended = fields.get(0).equals("Z") || fields.get(0).equals("X");
    return ended ? Optional.empty() : Optional.of(fields.get(19));
  }

  private static Optional<String> text(Path file) {
    try {
      return Optional.of(Files.readString(file).strip());
    } catch (IOException | UncheckedIOException _) {
      return Optional.empty();
    }
  }

  private static String link(Path file) {
    try {
      return Files.readSymbolicLink(file).toString();
    } catch (IOException | UnsupportedOperationException _) {
      return "";
    }
  }
}
