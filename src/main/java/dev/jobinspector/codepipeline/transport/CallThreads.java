package dev.jobinspector.codepipeline.transport;

/// Threads for what its caller waits for, or leaves behind. A window calls from virtual threads, a
/// command from platform threads, and gets the same: once a virtual thread has waited for a socket,
/// the JVM has a thread in native code that polls sockets, and takes 0.3 s to exit because of it.
public final class CallThreads {
  private CallThreads() {}

  /// Returns what builds a thread of the caller's kind that keeps no JVM running.
  public static Thread.Builder asCaller() {
    return Thread.currentThread().isVirtual() ? Thread.ofVirtual() : Thread.ofPlatform().daemon();
  }
}
