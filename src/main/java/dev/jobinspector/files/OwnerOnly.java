package dev.jobinspector.files;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Permissions of files and folders that only their owner can read or write, whatever the umask.
/// Does nothing where there are no POSIX permissions, as on Windows, whose user folders are
/// private.
public final class OwnerOnly {
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");

  private OwnerOnly() {}

  /// Returns the attributes to create a file with.
  public static FileAttribute<?>[] file() {
    return attributes(FILE);
  }

  /// Returns the attributes to create a folder with.
  public static FileAttribute<?>[] folder() {
    return attributes(FOLDER);
  }

  /// Removes all permissions of others from an existing file or folder.
  ///
  /// @throws IOException if it is not there, or another user's
  public static void restrict(Path path) throws IOException {
    Set<PosixFilePermission> wanted = Files.isDirectory(path) ? FOLDER : FILE;
    Optional<PosixFileAttributeView> posix = posix(path);
    if (posix.isPresent() && !posix.get().readAttributes().permissions().equals(wanted)) {
      posix.get().setPermissions(wanted);
    }
  }

  /// Returns whether anybody but its owner has any permission.
  ///
  /// @throws IOException if it is not there
  public static boolean isOpenToOthers(Path path) throws IOException {
    return isOpenTo(path, EnumSet.complementOf(EnumSet.copyOf(FOLDER)));
  }

  /// Returns whether everybody may write to it, as to a folder for temporary files.
  ///
  /// @throws IOException if it is not there
  public static boolean isWritableByAll(Path path) throws IOException {
    return isOpenTo(path, Set.of(PosixFilePermission.OTHERS_WRITE));
  }

  private static boolean isOpenTo(Path path, Set<PosixFilePermission> permissions)
      throws IOException {
    Optional<PosixFileAttributeView> posix = posix(path);
    return posix.isPresent()
        && posix.get().readAttributes().permissions().stream().anyMatch(permissions::contains);
  }

  private static FileAttribute<?>[] attributes(Set<PosixFilePermission> permissions) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }

  private static Optional<PosixFileAttributeView> posix(Path path) {
    return Optional.ofNullable(Files.getFileAttributeView(path, PosixFileAttributeView.class));
  }
}
