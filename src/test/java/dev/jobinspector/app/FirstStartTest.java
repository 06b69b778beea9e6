package dev.jobinspector.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two starts on one data folder, without their windows.
class FirstStartTest {
  private static final List<String> ARGUMENTS = List.of("--profile", "prød", "--read-only");
  private static final Handover HANDOVER = new Handover(ARGUMENTS, "mark");
  private static final Duration SHORT = Duration.ofMillis(300);

  @TempDir private Path folder;

  @Test
  void theSecondStartHandsItsArgumentsToTheFirst() throws Exception {
    Path data = folder.resolve("data");
    BlockingQueue<Handover> taken = new LinkedBlockingQueue<>();
    try (FirstStart first = FirstStart.on(data)) {
      assertFalse(first.isSecond());
      try (LaterStarts _ = LaterStarts.on(data, handover -> taking(taken, handover)).orElseThrow();
          FirstStart second = FirstStart.on(data)) {
        assertTrue(second.isSecond());
        assertEquals(Handover.Answer.TAKEN, second.handOver(HANDOVER));
        assertEquals(HANDOVER, taken.take());
        assertEquals("rwx------", permissions(data));
        assertEquals("rw-------", permissions(data.resolve("window.socket")));
        assertEquals("rw-------", permissions(data.resolve("window.lock")));
      }
    }
    try (FirstStart next = FirstStart.on(data)) {
      assertFalse(next.isSecond(), "the first one has ended");
    }
  }

  @Test
  void theSecondStartWaitsForAFirstThatIsStillStarting() throws Exception {
    try (FirstStart first = FirstStart.on(folder);
        FirstStart second = FirstStart.on(folder)) {
      assertFalse(first.isSecond());
      CountDownLatch waiting = new CountDownLatch(1);
      Thread window =
          Thread.ofVirtual()
              .start(
                  () -> {
                    waiting.countDown();
                    assertTrue(LaterStarts.on(folder, _ -> Handover.Answer.TAKEN).isPresent());
                  });
      waiting.await();
      assertEquals(Handover.Answer.TAKEN, second.handOver(HANDOVER));
      window.join();
    }
  }

  @Test
  void anotherDataFolderIsAnotherWindow() {
    try (FirstStart first = FirstStart.on(folder.resolve("a"));
        FirstStart other = FirstStart.on(folder.resolve("b"))) {
      assertFalse(first.isSecond());
      assertFalse(other.isSecond());
    }
  }

  @Test
  void aWindowThatDoesNotAnswerIsNotWaitedForEver() throws IOException {
    try (FirstStart first = FirstStart.on(folder);
        FirstStart second = FirstStart.on(folder);
        ServerSocketChannel deaf = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      assertFalse(first.isSecond());
      deaf.bind(InstanceFiles.in(folder).address());
      assertEquals(Handover.Answer.NONE, second.handOver(HANDOVER, SHORT));
    }
  }

  @Test
  void aWindowThatCannotMakeSenseOfTheArgumentsSaysSo() {
    try (FirstStart first = FirstStart.on(folder);
        FirstStart second = FirstStart.on(folder);
        LaterStarts _ = LaterStarts.on(folder, _ -> Handover.Answer.NONE).orElseThrow()) {
      assertFalse(first.isSecond());
      assertEquals(Handover.Answer.NONE, second.handOver(HANDOVER));
    }
  }

  @Test
  void theSocketOfADeadProcessIsTakenOver() throws IOException {
    try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      dead.bind(InstanceFiles.in(folder).address());
    }
    assertTrue(Files.exists(folder.resolve("window.socket")), "a closed socket leaves its file");
    try (FirstStart first = FirstStart.on(folder);
        FirstStart second = FirstStart.on(folder);
        LaterStarts _ = LaterStarts.on(folder, _ -> Handover.Answer.TAKEN).orElseThrow()) {
      assertFalse(first.isSecond());
      assertEquals(Handover.Answer.TAKEN, second.handOver(HANDOVER));
    }
  }

  @Test
  void aDataFolderWithALongPathHasItsSocketElsewhere() throws IOException {
    Path deep = folder.resolve("d".repeat(60)).resolve("e".repeat(60));
    try (FirstStart first = FirstStart.on(deep);
        FirstStart second = FirstStart.on(deep);
        LaterStarts _ = LaterStarts.on(deep, _ -> Handover.Answer.TAKEN).orElseThrow()) {
      assertFalse(first.isSecond());
      assertEquals(Handover.Answer.TAKEN, second.handOver(HANDOVER));
      Path socket = InstanceFiles.in(deep).socket();
      assertFalse(socket.startsWith(deep));
      assertEquals("rwx------", permissions(socket.resolveSibling("")));
    }
  }

  @Test
  void aWindowBesideTheFirstLeavesItsSocketAlone() throws IOException {
    try (ServerSocketChannel first = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      first.bind(InstanceFiles.in(folder).address());
      assertTrue(
          LaterStarts.on(folder, _ -> Handover.Answer.TAKEN).isEmpty(), "this is not the first");
      try (SocketChannel start = SocketChannel.open(InstanceFiles.in(folder).address())) {
        assertTrue(start.isConnected());
      }
    }
  }

  @Test
  void whereNoLockCanBeHadEveryWindowIsOneOfItsOwn() throws IOException {
    Path occupied = Files.writeString(folder.resolve("occupied"), "not a folder");
    try (FirstStart one = FirstStart.on(occupied);
        FirstStart two = FirstStart.on(occupied)) {
      assertFalse(one.isSecond());
      assertFalse(two.isSecond());
      assertTrue(LaterStarts.on(occupied, _ -> Handover.Answer.TAKEN).isEmpty());
    }
  }

  @Test
  void rubbishIsRefusedAndTheWindowGoesOnListening() throws IOException {
    BlockingQueue<Handover> taken = new LinkedBlockingQueue<>();
    try (FirstStart first = FirstStart.on(folder);
        FirstStart second = FirstStart.on(folder);
        LaterStarts _ = LaterStarts.on(folder, handover -> taking(taken, handover)).orElseThrow()) {
      assertFalse(first.isSecond());
      try (SocketChannel stranger = SocketChannel.open(InstanceFiles.in(folder).address())) {
        stranger.write(
            ByteBuffer.wrap("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
        assertEquals(Handover.Answer.NONE.written(), Channels.newInputStream(stranger).read());
      }
      assertEquals(Handover.Answer.TAKEN, second.handOver(HANDOVER));
      assertEquals(1, taken.size());
    }
  }

  @Test
  void aHandoverIsReadWholeOrNotAtAll() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    HANDOVER.write(out);
    byte[] sound = out.toByteArray();
    assertEquals(HANDOVER, read(sound));
    for (int length = 0; length < sound.length; length++) {
      byte[] cut = Arrays.copyOf(sound, length);
      assertThrows(IOException.class, () -> read(cut));
    }
    Random random = new Random(6);
    for (int i = 0; i < 2_000; i++) {
      byte[] hurt = sound.clone();
      hurt[random.nextInt(8)] = (byte) random.nextInt(256); // the name, the version, the length
      if (!Arrays.equals(hurt, sound)) {
        assertThrows(IOException.class, () -> read(hurt));
      }
    }
    Handover tooLong = new Handover(List.of("x".repeat(60_000), "y".repeat(60_000)), "");
    assertThrows(IOException.class, () -> tooLong.write(new ByteArrayOutputStream()));
  }

  private static Handover.Answer taking(BlockingQueue<Handover> taken, Handover handover) {
    taken.add(handover);
    return Handover.Answer.TAKEN;
  }

  private static Handover read(byte[] bytes) throws IOException {
    return Handover.read(new ByteArrayInputStream(bytes));
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
