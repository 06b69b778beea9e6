package dev.jobinspector.app.instance;

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
class InstanceLockTest {
  private static final List<String> ARGUMENTS = List.of("--profile", "prød", "--read-only");
  private static final LaunchMessage HANDOVER = new LaunchMessage(ARGUMENTS, "mark");
  private static final Duration SHORT = Duration.ofMillis(300);

  @TempDir private Path folder;

  @Test
  void theSecondStartHandsItsArgumentsToTheFirst() throws Exception {
    Path data = folder.resolve("data");
    BlockingQueue<LaunchMessage> taken = new LinkedBlockingQueue<>();
    try (InstanceLock first = InstanceLock.on(data)) {
      assertFalse(first.isSecond());
      try (InstanceServer _ =
              InstanceServer.on(data, handover -> taking(taken, handover)).orElseThrow();
          InstanceLock second = InstanceLock.on(data)) {
        assertTrue(second.isSecond());
        assertEquals(LaunchMessage.Answer.TAKEN, second.send(HANDOVER));
        assertEquals(HANDOVER, taken.take());
        assertEquals("rwx------", permissions(data));
        assertEquals("rw-------", permissions(data.resolve("window.socket")));
        assertEquals("rw-------", permissions(data.resolve("window.lock")));
      }
    }
    try (InstanceLock next = InstanceLock.on(data)) {
      assertFalse(next.isSecond(), "the first one has ended");
    }
  }

  @Test
  void theSecondStartWaitsForAFirstThatIsStillStarting() throws Exception {
    try (InstanceLock first = InstanceLock.on(folder);
        InstanceLock second = InstanceLock.on(folder)) {
      assertFalse(first.isSecond());
      CountDownLatch waiting = new CountDownLatch(1);
      Thread window =
          Thread.ofVirtual()
              .start(
                  () -> {
                    waiting.countDown();
                    assertTrue(
                        InstanceServer.on(folder, _ -> LaunchMessage.Answer.TAKEN).isPresent());
                  });
      waiting.await();
      assertEquals(LaunchMessage.Answer.TAKEN, second.send(HANDOVER));
      window.join();
    }
  }

  @Test
  void anotherDataFolderIsAnotherWindow() {
    try (InstanceLock first = InstanceLock.on(folder.resolve("a"));
        InstanceLock other = InstanceLock.on(folder.resolve("b"))) {
      assertFalse(first.isSecond());
      assertFalse(other.isSecond());
    }
  }

  @Test
  void aWindowThatDoesNotAnswerIsNotWaitedForEver() throws IOException {
    try (InstanceLock first = InstanceLock.on(folder);
        InstanceLock second = InstanceLock.on(folder);
        ServerSocketChannel deaf = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      assertFalse(first.isSecond());
      deaf.bind(InstanceFiles.in(folder).address());
      assertEquals(LaunchMessage.Answer.NONE, second.send(HANDOVER, SHORT));
    }
  }

  @Test
  void aWindowThatCannotMakeSenseOfTheArgumentsSaysSo() {
    try (InstanceLock first = InstanceLock.on(folder);
        InstanceLock second = InstanceLock.on(folder);
        InstanceServer _ =
            InstanceServer.on(folder, _ -> LaunchMessage.Answer.NONE).orElseThrow()) {
      assertFalse(first.isSecond());
      assertEquals(LaunchMessage.Answer.NONE, second.send(HANDOVER));
    }
  }

  @Test
  void theSocketOfADeadProcessIsTakenOver() throws IOException {
    try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      dead.bind(InstanceFiles.in(folder).address());
    }
    assertTrue(Files.exists(folder.resolve("window.socket")), "a closed socket leaves its file");
    try (InstanceLock first = InstanceLock.on(folder);
        InstanceLock second = InstanceLock.on(folder);
        InstanceServer _ =
            InstanceServer.on(folder, _ -> LaunchMessage.Answer.TAKEN).orElseThrow()) {
      assertFalse(first.isSecond());
      assertEquals(LaunchMessage.Answer.TAKEN, second.send(HANDOVER));
    }
  }

  @Test
  void aDataFolderWithALongPathHasItsSocketElsewhere() throws IOException {
    Path deep = folder.resolve("d".repeat(60)).resolve("e".repeat(60));
    try (InstanceLock first = InstanceLock.on(deep);
        InstanceLock second = InstanceLock.on(deep);
        InstanceServer _ = InstanceServer.on(deep, _ -> LaunchMessage.Answer.TAKEN).orElseThrow()) {
      assertFalse(first.isSecond());
      assertEquals(LaunchMessage.Answer.TAKEN, second.send(HANDOVER));
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
          InstanceServer.on(folder, _ -> LaunchMessage.Answer.TAKEN).isEmpty(),
          "this is not the first");
      try (SocketChannel start = SocketChannel.open(InstanceFiles.in(folder).address())) {
        assertTrue(start.isConnected());
      }
    }
  }

  @Test
  void whereNoLockCanBeHadEveryWindowIsOneOfItsOwn() throws IOException {
    Path occupied = Files.writeString(folder.resolve("occupied"), "not a folder");
    try (InstanceLock one = InstanceLock.on(occupied);
        InstanceLock two = InstanceLock.on(occupied)) {
      assertFalse(one.isSecond());
      assertFalse(two.isSecond());
      assertTrue(InstanceServer.on(occupied, _ -> LaunchMessage.Answer.TAKEN).isEmpty());
    }
  }

  @Test
  void rubbishIsRefusedAndTheWindowGoesOnListening() throws IOException {
    BlockingQueue<LaunchMessage> taken = new LinkedBlockingQueue<>();
    try (InstanceLock first = InstanceLock.on(folder);
        InstanceLock second = InstanceLock.on(folder);
        InstanceServer _ =
            InstanceServer.on(folder, handover -> taking(taken, handover)).orElseThrow()) {
      assertFalse(first.isSecond());
      try (SocketChannel stranger = SocketChannel.open(InstanceFiles.in(folder).address())) {
        stranger.write(
            ByteBuffer.wrap("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
        assertEquals(LaunchMessage.Answer.NONE.written(), Channels.newInputStream(stranger).read());
      }
      assertEquals(LaunchMessage.Answer.TAKEN, second.send(HANDOVER));
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
    LaunchMessage tooLong = new LaunchMessage(List.of("x".repeat(60_000), "y".repeat(60_000)), "");
    assertThrows(IOException.class, () -> tooLong.write(new ByteArrayOutputStream()));
  }

  private static LaunchMessage.Answer taking(
      BlockingQueue<LaunchMessage> taken, LaunchMessage handover) {
    taken.add(handover);
    return LaunchMessage.Answer.TAKEN;
  }

  private static LaunchMessage read(byte[] bytes) throws IOException {
    return LaunchMessage.read(new ByteArrayInputStream(bytes));
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
