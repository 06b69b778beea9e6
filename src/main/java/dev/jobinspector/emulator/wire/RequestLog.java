package dev.jobinspector.emulator.wire;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/// The requests to the service in the order in which they arrived, refused ones too. It keeps the
/// newest, within bounds of number and size, so that an emulator may run for weeks.
public final class RequestLog {
  private static final int MOST = 10_000;
  private static final long MOST_BYTES = 32L * 1024 * 1024;
  private static final int LARGEST_BODY = 64 * 1024;
  private static final int LONGEST_HEADER = 500;

  /// What a request said of itself.
  ///
  /// @param number counted from 1 since the last reset
  /// @param body empty if it was too large to be kept
  public record Arrived(
      long number,
      Instant time,
      String operation,
      String authorization,
      String userAgent,
      String body,
      int length) {}

  /// A request, and what became of it so far.
  public static final class Entry {
    private final Arrived arrived;
    private volatile int status;
    private volatile String error = "";
    private volatile String fault = "";

    private Entry(Arrived arrived) {
      this.arrived = arrived;
    }

    public Arrived arrived() {
      return arrived;
    }

    /// Returns the HTTP status that was sent; empty if none was, so far or for good.
    public Optional<Integer> status() {
      return status == 0 ? Optional.empty() : Optional.of(status);
    }

    /// Returns the code of the error that was sent.
    public Optional<String> error() {
      return Optional.of(error).filter(code -> !code.isEmpty());
    }

    /// Returns the planned fault that it met.
    public Optional<String> fault() {
      return Optional.of(fault).filter(name -> !name.isEmpty());
    }

    void answered(HttpReply reply) {
      error = reply.errorType().orElse("");
      status = reply.status();
    }

    void met(Fault planned) {
      fault = planned.wireName();
    }
  }

  private final ArrayDeque<Entry> entries = new ArrayDeque<>();
  private long bytes;
  private long last;

  synchronized Entry add(
      Instant time, String operation, String authorization, String userAgent, byte[] body) {
    last++;
    String kept = body.length > LARGEST_BODY ? "" : new String(body, StandardCharsets.UTF_8);
    var entry =
        new Entry(
            new Arrived(
                last,
                time,
                start(operation),
                start(authorization),
                start(userAgent),
                kept,
                body.length));
    entries.addLast(entry);
    bytes += kept.length();
    while (entries.size() > MOST || bytes > MOST_BYTES) {
      bytes -= entries.removeFirst().arrived().body().length();
    }
    return entry;
  }

  /// Returns those that are kept, as they are now.
  public synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }

  public synchronized void clear() {
    entries.clear();
    bytes = 0;
    last = 0;
  }

  private static String start(String header) {
    return header.substring(0, Math.min(header.length(), LONGEST_HEADER));
  }
}
