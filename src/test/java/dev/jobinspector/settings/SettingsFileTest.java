package dev.jobinspector.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {
  private static final Settings CHOSEN =
      new Settings(
          Appearance.DARK,
          true,
          Optional.of(new LastConnection(false, Optional.of("prod"), Optional.of("eu-west-1"))),
          Optional.of(new WindowBounds(-1200.5, 30, 1100, 700, true)),
          Map.of("jobs", 0.25),
          Map.of(
              "jobs-table", List.of(new Column("Where", 300, true), new Column("Kind", 94, false))),
          Optional.empty(),
          List.of(watched("orders", Optional.of("JenkinsBuild")), watched("web", Optional.empty())),
          new Production("live", Set.of("ops")),
          TiedHosts.NONE.with("ops", "LocalStack.internal"),
          List.of(
              new LastConnection(
                  false,
                  Optional.of("ops"),
                  Optional.of("eu-west-1"),
                  Optional.of("ops-write"),
                  List.of("eu-west-1", "us-east-1")),
              new LastConnection(true, Optional.empty(), Optional.of("us-east-1"))));

  private static WatchedCase watched(String pipeline, Optional<String> action) {
    return new WatchedCase(
        new LastConnection(false, Optional.of("prod"), Optional.of("eu-west-1")),
        pipeline,
        "Build",
        action);
  }

  @TempDir private Path folder;
  private Path data;
  private Path json;
  private SettingsFile file;

  @BeforeEach
  void open() {
    data = folder.resolve("data");
    json = data.resolve("settings.json");
    file =
        new SettingsFile(
            data, Clock.fixed(Instant.parse("2026-01-02T03:04:05.006Z"), ZoneOffset.UTC));
  }

  @Test
  void theFirstStartHasDefaultsAndNoNotice() {
    assertEquals(new SettingsFile.Result(Settings.DEFAULTS, Optional.empty(), true), file.read());
    assertFalse(Files.exists(data), "reading creates nothing");
  }

  @Test
  void writtenSettingsAreReadBackAndReadableByTheirOwnerOnly() throws IOException {
    file.write(Settings.DEFAULTS);
    file.write(CHOSEN);
    assertEquals(new SettingsFile.Result(CHOSEN, Optional.empty(), true), file.read());
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(json)));
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(data)));
    assertEquals(List.of("settings.json"), files());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"appearance\":\"da", "[1]", "\u0000\u0001", "null"})
  void aDamagedFileIsRenamedAndReportedOnce(String content) throws IOException {
    write(content);
    SettingsFile.Result read = file.read();
    assertEquals(Settings.DEFAULTS, read.settings());
    Path aside = data.resolve("settings-damaged-20260102T030405.006.json");
    assertTrue(read.notice().orElseThrow().contains(aside.toString()));
    assertEquals(content, Files.readString(aside));
    assertEquals(Optional.empty(), file.read().notice());
  }

  @Test
  void aFileFarTooLargeIsDamaged() throws IOException {
    write("{\"a\":\"" + "x".repeat(2 << 20) + "\"}");
    assertTrue(file.read().notice().isPresent());
    assertEquals(1, files().size());
  }

  @Test
  void oneInvalidValueDoesNotAffectTheOthers() throws IOException {
    write(
        """
        {"appearance": 7, "readOnly": true, "window": {"x": 1, "y": "no", "width": 5, "height": 6},
         "dividers": {"jobs": 1.5, "history": 0.5}, "columns": {"jobs-table": [{"title": "Kind"},
         {"title": "Where", "width": 40}, 3], "other": {}}, "connection": []}
        """);
    assertEquals(
        new Settings(
            Appearance.SYSTEM,
            true,
            Optional.empty(),
            Optional.empty(),
            Map.of("history", 0.5),
            Map.of("jobs-table", List.of(new Column("Where", 40, true)), "other", List.of()),
            Optional.empty()),
        file.read().settings());
  }

  @Test
  void keysOfAPersonOrANewerVersionAreKept() throws IOException {
    write(
        """
        {"version": 9, "appearance": "dark", "theme": {"accent": "#123456"},
         "historyUrl": "jdbc:postgresql://db.example/history"}
        """);
    Settings read = file.read().settings();
    assertEquals(Optional.of("jdbc:postgresql://db.example/history"), read.historyUrl());
    file.write(CHOSEN);
    String written = Files.readString(json);
    assertTrue(written.contains("#123456"), written);
    assertTrue(written.contains("\"version\" : 9"), written);
    assertEquals(read.historyUrl(), file.read().settings().historyUrl());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db/h?user=me&password=hunter2",
        "jdbc:postgresql://me:hunter2@db/h",
        "jdbc:postgresql://db/h?PASSWORD=hunter2"
      })
  void aPasswordIsNotTakenFromTheSettingsAndNotRepeated(String url) throws IOException {
    write("{\"historyUrl\": \"%s\"}".formatted(url));
    SettingsFile.Result read = file.read();
    assertEquals(Optional.empty(), read.settings().historyUrl());
    assertFalse(read.notice().orElseThrow().contains("hunter2"));
  }

  @Test
  void anUnreadableFileIsLeftAlone() throws IOException {
    Files.createDirectories(json); // cannot be read by root either
    SettingsFile.Result read = file.read();
    assertEquals(Settings.DEFAULTS, read.settings());
    assertTrue(read.notice().orElseThrow().contains("cannot be read"));
    assertFalse(read.usable());
    assertTrue(Files.isDirectory(json));
  }

  @Test
  void aLinkToTheFileStaysALink() throws IOException {
    Files.createDirectories(data);
    Path real = folder.resolve("dotfiles.json");
    Files.writeString(real, "{}");
    Files.createSymbolicLink(json, real);
    file.write(CHOSEN);
    assertTrue(Files.isSymbolicLink(json));
    assertEquals(CHOSEN, file.read().settings());
  }

  @Test
  void anUnwritableFolderIsReportedOnce() throws IOException {
    Files.writeString(data, "a file stands where the folder should be");
    List<String> messages = new ArrayList<>();
    SettingsSaver saver = new SettingsSaver(file, messages::add);
    try (saver) {
      saver.save(CHOSEN);
      saver.save(Settings.DEFAULTS);
    }
    assertEquals(1, messages.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"historyUrl\": \"jdbc:postgresql://h/d\" \"readOnly\": true}", "[]"})
  void aFileThatIsBeingEditedIsNotOverwritten(String halfEdited) throws IOException {
    file.write(Settings.DEFAULTS);
    write(halfEdited);
    List<String> messages = new ArrayList<>();
    SettingsSaver saver = new SettingsSaver(file, messages::add);
    try (saver) {
      saver.save(CHOSEN);
    }
    assertEquals(halfEdited, Files.readString(json));
    assertEquals(1, messages.size());
    assertTrue(messages.getFirst().contains("Correct the file"), messages.getFirst());
  }

  @Test
  void theNewestIsWrittenBeforeTheSaverIsClosed() {
    SettingsSaver saver = new SettingsSaver(file, messages -> {});
    try (saver) {
      for (int i = 0; i < 50; i++) {
        saver.save(Settings.DEFAULTS);
      }
      saver.save(CHOSEN);
    }
    assertEquals(CHOSEN, file.read().settings());
  }

  @Test
  void noContentMakesReadingThrow() throws IOException {
    file.write(CHOSEN);
    byte[] valid = Files.readAllBytes(json);
    Random random = new Random(6);
    for (int i = 0; i < 500; i++) {
      byte[] damaged = valid.clone();
      for (int hits = random.nextInt(1, 4); hits > 0; hits--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      Files.write(json, damaged);
      SettingsFile.Result read = file.read();
      assertTrue(read.usable());
    }
  }

  private void write(String content) throws IOException {
    Files.createDirectories(data);
    Files.writeString(json, content);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(data)) {
      return files.map(path -> path.getFileName().toString()).toList();
    }
  }
}
