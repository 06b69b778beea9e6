package dev.jobinspector.history.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a keyring's tool may say, by a shell in its place.
@DisabledOnOs(OS.WINDOWS)
@Tag("process")
class KeyringTest {
  private static final String ACCOUNT = "ann o'neil@db.example/team history";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"printf '%s' 'two words, é'", "echo 'two words, é'"})
  void thePasswordIsWhatTheToolPrints(String script) throws IOException {
    assertEquals(Optional.of("two words, é"), keyring(script).password(ACCOUNT));
  }

  @Test
  void theAccountIsOneArgument() throws IOException {
    assertEquals(Optional.of("1 " + ACCOUNT), keyring("echo \"$# $1\"").password(ACCOUNT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"exit 1", "echo half; exit 1", "true", "echo", "echo no such item >&2"})
  void aToolThatHasNoneSaysNothing(String script) throws IOException {
    assertEquals(Optional.empty(), keyring(script).password(ACCOUNT));
  }

  @Test
  void aSystemWithoutTheToolHasNone() {
    Keyring none = new Keyring(List.of(folder.resolve("gone").toString()), "");
    assertEquals(Optional.empty(), none.password(ACCOUNT));
  }

  @Timeout(60)
  @ParameterizedTest
  @ValueSource(strings = {"exec sleep 600", "exec cat /dev/zero"})
  void aKeyringThatNobodyUnlocksIsNotWaitedForEver(String script) throws IOException {
    assertEquals(Optional.empty(), keyring(script).password(ACCOUNT, Duration.ofMillis(100)));
  }

  @Test
  void whatIsTypedToStoreItIsSafeInAShell() {
    assertEquals(
        "store account 'ann o'\\''neil@db.example/team history'",
        new Keyring(List.of(), "store account %s").toStore(ACCOUNT));
  }

  private Keyring keyring(String script) throws IOException {
    Path tool = Files.writeString(folder.resolve("tool"), script + "\n");
    return new Keyring(List.of("/bin/sh", tool.toString()), "");
  }
}
