package dev.jobinspector.codepipeline.config;

import dev.jobinspector.service.ProfileWatch;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Looks every second at the shared files and the caches of sign-ins. Looked at, not listened to:
/// folders that are not there yet cannot be listened to, and home folders may be on the network.
///
/// @param variables that may name other files
public record SharedFilesWatch(Map<String, String> variables, Duration interval)
    implements ProfileWatch {
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  /// Watches the files that these variables lead to.
  public static SharedFilesWatch of(Map<String, String> variables) {
    return new SharedFilesWatch(variables, INTERVAL);
  }

  @Override
  public Registration whenChanged(Runnable changed) {
    Map<Path, String> before = looked();
    Thread watching = Thread.ofVirtual().name("profiles").start(() -> watch(before, changed));
    return watching::interrupt;
  }

  private void watch(Map<Path, String> first, Runnable changed) {
    Map<Path, String> before = first;
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Thread.sleep(interval);
        Map<Path, String> now = looked();
        if (!now.equals(before)) {
          before = now;
          changed.run();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // nobody wants to know any longer
    }
  }

  /// Returns what tells a version of each file from another.
  private Map<Path, String> looked() {
    Map<Path, String> versions = new HashMap<>();
    for (Path file : files()) {
      try {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        versions.put(
            file, Objects.toString(now.fileKey(), "") + now.size() + "@" + now.lastModifiedTime());
      } catch (IOException _) {
        // It is not there, or just being replaced.
      }
    }
    return versions;
  }

  private List<Path> files() {
    List<Path> files =
        new ArrayList<>(
            Arrays.asList(
                AwsEnvironment.configFile(variables), AwsEnvironment.credentialsFile(variables)));
    for (String cache : List.of("sso", "login")) {
      Path folder = AwsEnvironment.home(variables).resolve(".aws").resolve(cache).resolve("cache");
      try (DirectoryStream<Path> tokens = Files.newDirectoryStream(folder, "*.json")) {
        tokens.forEach(files::add);
      } catch (IOException _) {
        // Nobody has signed in yet.
      }
    }
    return files;
  }
}
