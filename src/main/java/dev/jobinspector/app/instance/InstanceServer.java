package dev.jobinspector.app.instance;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/// Listens for later starts of the program on the same data folder.
public final class InstanceServer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final ServerSocketChannel server;
  private final Path socket;
  private final Function<LaunchMessage, LaunchMessage.Answer> taker;

  private InstanceServer(
      ServerSocketChannel server,
      Path socket,
      Function<LaunchMessage, LaunchMessage.Answer> taker) {
    this.server = server;
    this.socket = socket;
    this.taker = taker;
  }

  /// Listens until closed; a socket that a dead process left is taken over. Empty where that is not
  /// possible: then each start opens a window of its own. Empty, too, beside a first window that
  /// does not answer: the socket stays that window's.
  ///
  /// @param taker gets what a start hands over, on a thread of its own, and says what becomes of it
  public static Optional<InstanceServer> on(
      Path data, Function<LaunchMessage, LaunchMessage.Answer> taker) {
    try {
      InstanceFiles files = InstanceFiles.in(data);
      if (!InstanceLock.isHere(files)) {
        return Optional.empty();
      }
      Files.deleteIfExists(files.socket());
      ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      server.bind(files.address());
      files.closeSocketToOthers();
      InstanceServer starts = new InstanceServer(server, files.socket(), taker);
      Thread.ofVirtual().name("instance server").start(starts::listen);
      return Optional.of(starts);
    } catch (IOException | UnsupportedOperationException _) {
      return Optional.empty();
    }
  }

  private void listen() {
    try {
      while (server.isOpen()) {
        SocketChannel start = server.accept();
        Thread answering = Thread.ofVirtual().name("instance request").start(() -> answer(start));
        Thread.ofVirtual().start(() -> limit(answering, start));
      }
    } catch (IOException _) {
      // The window is closing.
    }
  }

  private void answer(SocketChannel start) {
    try (start) {
      LaunchMessage.Answer answer;
      try {
        answer = taker.apply(LaunchMessage.read(Channels.newInputStream(start)));
      } catch (IOException _) {
        answer = LaunchMessage.Answer.NONE;
      }
      Channels.newOutputStream(start).write(answer.written());
    } catch (IOException _) {
      // It opens a window of its own.
    }
  }

  /// Nobody can hold a connection open for ever.
  private static void limit(Thread answering, SocketChannel start) {
    try (start) {
      answering.join(PATIENCE);
    } catch (IOException | InterruptedException _) {
      // It is closed either way.
    }
  }

  @Override
  public void close() {
    try (server) {
      Files.deleteIfExists(socket);
    } catch (IOException _) {
      // The next start takes the socket over.
    }
  }
}
