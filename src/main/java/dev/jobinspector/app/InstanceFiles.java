package dev.jobinspector.app;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.zip.CRC32;

/// Where the windows of one data folder meet: a lock that the first holds, and the socket that it
/// listens on. Both are the user's alone.
record InstanceFiles(Path lock, Path socket) {
  /// A system cuts the address of a socket off at 104 (macOS) or 108 bytes.
  private static final int LONGEST_ADDRESS = 100;

  /// Makes the folders that are needed.
  ///
  /// @throws IOException if they cannot be made, or belong to somebody else
  static InstanceFiles in(Path data) throws IOException {
    Files.createDirectories(data, privately("rwx------"));
    Path folder = data.toRealPath();
    Path beside = folder.resolve("window.socket");
    return new InstanceFiles(
        folder.resolve("window.lock"),
        beside.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_ADDRESS
            ? beside
            : elsewhere(folder));
  }

  /// In a folder for temporary files, where the path is short.
  private static Path elsewhere(Path folder) throws IOException {
    CRC32 mark = new CRC32();
    mark.update(folder.toString().getBytes(StandardCharsets.UTF_8));
    Path temporary =
        Path.of(
            System.getProperty("java.io.tmpdir"),
            "job-inspector-" + System.getProperty("user.name"));
    if (!Files.isDirectory(temporary, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectory(temporary, privately("rwx------"));
    }
    if (posix()
        && (!Files.getOwner(temporary, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(folder))
            || !PosixFilePermissions.toString(Files.getPosixFilePermissions(temporary))
                .equals("rwx------"))) {
      throw new IOException(temporary + " is not the user's alone");
    }
    return temporary.resolve(HexFormat.of().toHexDigits(mark.getValue(), 8) + ".socket");
  }

  UnixDomainSocketAddress address() {
    return UnixDomainSocketAddress.of(socket);
  }

  /// Whether a socket is there, and nobody else put it there.
  boolean socketIsOurs() throws IOException {
    return Files.exists(socket, LinkOption.NOFOLLOW_LINKS)
        && (!posix()
            || Files.getOwner(socket, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(lock)));
  }

  /// Takes the socket's file away from others.
  void closeSocketToOthers() throws IOException {
    if (posix()) {
      Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
    }
  }

  /// What makes a new file or folder the user's alone, where the system has such a thing.
  static FileAttribute<?>[] privately(String permissions) {
    return posix()
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean posix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }
}
