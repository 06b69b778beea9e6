package dev.jobinspector.history.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Whether a folder is on a drive that has no locks, such as NFS without its lock daemon.
final class SharedDrive {
  private SharedDrive() {}

  /// Returns whether a file beside another one can be locked; true where that cannot be tried.
  static boolean hasLocks(Path database) {
    Path probe = database.resolveSibling(".lock-probe");
    try (FileChannel channel =
        FileChannel.open(probe, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      try (FileLock _ = channel.tryLock()) {
        return true;
      } catch (IOException _) {
        return false;
      } finally {
        Files.deleteIfExists(probe);
      }
    } catch (IOException | RuntimeException _) { // not writable, or a name that is in use
      return true;
    }
  }
}
