package dev.jobinspector.app;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Listens for later starts of the program on the same data folder.
final class LaterStarts implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final ServerSocketChannel server;
  private final Path socket;
  private final Predicate<List<String>> taker;

  private LaterStarts(ServerSocketChannel server, Path socket, Predicate<List<String>> taker) {
    this.server = server;
    this.socket = socket;
    this.taker = taker;
  }

  /// Listens until closed; a socket that a dead process left is taken over. Empty where that is not
  /// possible: then each start opens a window of its own. Empty, too, beside a first window that
  /// does not answer: the socket stays that window's.
  ///
  /// @param taker gets the arguments of a start, on a thread of its own, and says whether the
  ///   window has taken them
  static Optional<LaterStarts> on(Path data, Predicate<List<String>> taker) {
    try {
      InstanceFiles files = InstanceFiles.in(data);
      if (!FirstStart.isHere(files)) {
        return Optional.empty();
      }
      Files.deleteIfExists(files.socket());
      ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      server.bind(files.address());
      files.closeSocketToOthers();
      LaterStarts starts = new LaterStarts(server, files.socket(), taker);
      Thread.ofVirtual().name("later starts").start(starts::listen);
      return Optional.of(starts);
    } catch (IOException | UnsupportedOperationException impossible) {
      return Optional.empty();
    }
  }

  private void listen() {
    try {
      while (server.isOpen()) {
        SocketChannel start = server.accept();
        Thread answering = Thread.ofVirtual().name("a later start").start(() -> answer(start));
        Thread.ofVirtual().start(() -> limit(answering, start));
      }
    } catch (IOException closed) {
      // The window is closing.
    }
  }

  private void answer(SocketChannel start) {
    try (start) {
      int answer;
      try {
        Handover handover = Handover.read(Channels.newInputStream(start));
        answer = taker.test(handover.arguments()) ? Handover.TAKEN : Handover.REFUSED;
      } catch (IOException garbled) {
        answer = Handover.REFUSED;
      }
      Channels.newOutputStream(start).write(answer);
    } catch (IOException gone) {
      // It opens a window of its own.
    }
  }

  /// Nobody can hold a connection open for ever.
  private static void limit(Thread answering, SocketChannel start) {
    try (start) {
      answering.join(PATIENCE);
    } catch (IOException | InterruptedException closed) {
      // It is closed either way.
    }
  }

  @Override
  public void close() {
    try (server) {
      Files.deleteIfExists(socket);
    } catch (IOException gone) {
      // The next start takes the socket over.
    }
  }
}
