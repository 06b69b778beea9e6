package dev.jobinspector.codepipeline.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jobinspector.service.ProfileWatch;
import dev.jobinspector.testing.AwsHome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What other programs change below the home folder.
class SharedFilesWatchTest {
  @TempDir Path folder;

  private final LinkedBlockingQueue<String> changes = new LinkedBlockingQueue<>();

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void aProfileOrSignInThatAppearsChangesOrGoesIsNoticed() throws Exception {
    AwsHome home = new AwsHome(folder);
    try (ProfileWatch.Registration _ =
        new SharedFilesWatch(home.variables(), Duration.ofMillis(5))
            .whenChanged(() -> changes.add("changed"))) {
      home.config("[profile one]\n");
      changes.take();
      home.config("[profile one]\n[profile two]\n");
      changes.take();
      home.credentials("[one]\n");
      changes.take();
      home.signedIn("North", "{}");
      changes.take();
      Files.delete(home.path(".aws/credentials"));
      changes.take();
    }
  }

  @Test
  void itLooksOftenEnoughToBeNoticedWithinTwoSeconds() {
    assertEquals(Duration.ofSeconds(1), SharedFilesWatch.of(Map.of()).interval());
  }
}
