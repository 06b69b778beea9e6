package dev.jobinspector.app.instance;

import dev.jobinspector.files.OwnerOnly;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.CRC32;

/// Where the windows of one data folder meet: a lock that the first holds, and the socket that it
/// listens on. Both are the user's alone.
record InstanceFiles(Path lock, Path socket) {
  /// A system cuts the address of a socket off at 104 (macOS) or 108 bytes.
  private static final int LONGEST_ADDRESS = 100;

  /// Makes the folders that are needed.
  ///
  /// @throws IOException if they cannot be made, or belong to another user
  static InstanceFiles in(Path data) throws IOException {
    Files.createDirectories(data, OwnerOnly.folder());
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
      Files.createDirectory(temporary, OwnerOnly.folder());
    }
    if (!belongsToOwnerOf(folder, temporary) || OwnerOnly.isOpenToOthers(temporary)) {
      throw new IOException(temporary + " can be accessed by other users");
    }
    return temporary.resolve(HexFormat.of().toHexDigits(mark.getValue(), 8) + ".socket");
  }

  UnixDomainSocketAddress address() {
    return UnixDomainSocketAddress.of(socket);
  }

  /// Returns whether a socket is there, and nobody else put it there.
  boolean socketIsOurs() throws IOException {
    return Files.exists(socket, LinkOption.NOFOLLOW_LINKS) && belongsToOwnerOf(lock, socket);
  }

  /// Takes the socket's file away from others.
  void closeSocketToOthers() throws IOException {
    OwnerOnly.restrict(socket);
  }

  /// On Windows an administrator's files belong to the administrators.
  private static boolean belongsToOwnerOf(Path ours, Path other) throws IOException {
    return !FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        || Files.getOwner(other, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(ours));
  }
}
