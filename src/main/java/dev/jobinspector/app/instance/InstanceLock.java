package dev.jobinspector.app.instance;

import dev.jobinspector.files.OwnerOnly;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.SocketChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Whether this is the first window on its data folder: the lock is held as long as the process
/// lives, and nothing has to be cleared up after one that died. A window that is not the first
/// hands its arguments over. Knows nothing of JavaFX, so that a second start costs little.
public final class InstanceLock implements AutoCloseable {
  /// How long the window that is open may take, its own start included.
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  /// The locks that this process holds: a lock is a process's, and a second look at its file would
  /// release it.
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Optional<Held> lock;
  private final Optional<InstanceFiles> others;

  private record Held(Path file, FileChannel channel) {}

  private InstanceLock(Optional<Held> lock, Optional<InstanceFiles> others) {
    this.lock = lock;
    this.others = others;
  }

  /// Tries to be the first. Where no lock can be had, such as in a folder that cannot be written,
  /// every window is one of its own.
  public static InstanceLock on(Path data) {
    try {
      InstanceFiles files = InstanceFiles.in(data);
      FileChannel channel = open(files.lock());
      if (isLocked(channel)) {
        HELD.add(files.lock());
        return new InstanceLock(Optional.of(new Held(files.lock(), channel)), Optional.empty());
      }
      channel.close();
      return new InstanceLock(Optional.empty(), Optional.of(files));
    } catch (IOException _) {
      return new InstanceLock(Optional.empty(), Optional.empty());
    }
  }

  private static FileChannel open(Path file) throws IOException {
    try {
      Files.createFile(file, OwnerOnly.file());
    } catch (FileAlreadyExistsException _) {
      // It stays from start to start.
    }
    return FileChannel.open(file, StandardOpenOption.WRITE);
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException _) {
      return false;
    }
  }

  /// Returns whether the first window on the data folder is one of this process.
  static boolean isHere(InstanceFiles files) {
    return HELD.contains(files.lock());
  }

  /// Returns whether another window is open on the data folder.
  public boolean isSecond() {
    return others.isPresent();
  }

  /// Hands the arguments to the window that is open, and returns what it made of them.
  public LaunchMessage.Answer send(LaunchMessage handover) {
    return send(handover, PATIENCE);
  }

  public LaunchMessage.Answer send(LaunchMessage handover, Duration patience) {
    CompletableFuture<LaunchMessage.Answer> taken = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> taken.complete(send(others.orElseThrow(), handover)));
    try {
      return taken.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException _) {
      return LaunchMessage.Answer.NONE;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return LaunchMessage.Answer.NONE;
    }
  }

  /// Until it listens: it may be starting.
  private static LaunchMessage.Answer send(InstanceFiles files, LaunchMessage handover) {
    while (true) {
      try {
        if (files.socketIsOurs()) {
          try (SocketChannel window = SocketChannel.open(files.address())) {
            handover.write(Channels.newOutputStream(window));
            return LaunchMessage.Answer.of(Channels.newInputStream(window).read());
          }
        }
      } catch (IOException _) {
        // Looked for again; who waits for this ends it.
      }
      try {
        Thread.sleep(BETWEEN_LOOKS);
      } catch (InterruptedException _) {
        return LaunchMessage.Answer.NONE;
      }
    }
  }

  @Override
  public void close() {
    lock.ifPresent(InstanceLock::release);
  }

  private static void release(Held lock) {
    HELD.remove(lock.file());
    try {
      lock.channel().close();
    } catch (IOException _) {
      // The system releases what a process held.
    }
  }
}
