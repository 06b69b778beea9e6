package dev.jobinspector.codepipeline.account;

import dev.jobinspector.files.AtomicFile;
import dev.jobinspector.files.OwnerOnly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// What STS said earlier: which account an access key belongs to. Kept in a file for the next
/// command, under a hash of the key's id. A file that cannot be read or written only means that STS
/// is asked again.
public final class KnownAccounts {
  private static final int MOST = 100;
  private static final String UNANSWERED = "-";
  private static final String LINE = "[0-9a-f]{64} (\\d{12}|" + UNANSWERED + ")";

  private final Optional<Path> file;

  private KnownAccounts(Optional<Path> file) {
    this.file = file;
  }

  public static KnownAccounts in(Path file) {
    return new KnownAccounts(Optional.of(file));
  }

  /// Returns one that keeps nothing.
  public static KnownAccounts none() {
    return new KnownAccounts(Optional.empty());
  }

  public Optional<String> of(String accessKeyId) {
    return kept(accessKeyId).filter(account -> !account.equals(UNANSWERED));
  }

  /// Returns whether nobody should wait for STS: it did not answer the last time, as in a private
  /// subnet without a way to it, or what it says is not kept.
  boolean isUnanswered(String accessKeyId) {
    return file.isEmpty() || kept(accessKeyId).filter(UNANSWERED::equals).isPresent();
  }

  void keepUnanswered(String accessKeyId) {
    keep(accessKeyId, UNANSWERED);
  }

  private Optional<String> kept(String accessKeyId) {
    String hash = hash(accessKeyId);
    return lines().stream()
        .filter(line -> line.startsWith(hash))
        .map(line -> line.substring(hash.length() + 1))
        .findFirst();
  }

  public synchronized void keep(String accessKeyId, String account) {
    if (file.isEmpty()) {
      return;
    }
    List<String> kept = new ArrayList<>(lines());
    String hash = hash(accessKeyId);
    kept.removeIf(line -> line.startsWith(hash));
    kept.addFirst(hash + " " + account);
    try {
      Files.createDirectories(file.get().toAbsolutePath().getParent(), OwnerOnly.folder());
      AtomicFile.writePrivately(
          file.get(), String.join("\n", kept.subList(0, Math.min(MOST, kept.size()))) + "\n");
    } catch (IOException _) {
      // Asked again next time.
    }
  }

  private List<String> lines() {
    try {
      return file.isEmpty()
          ? List.of()
          : Files.readAllLines(file.get()).stream().filter(line -> line.matches(LINE)).toList();
    } catch (IOException _) {
      return List.of();
    }
  }

  private static String hash(String accessKeyId) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(accessKeyId.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) { // every Java platform has it
      throw new IllegalStateException(e);
    }
  }
}
