package dev.jobinspector.codepipeline.credentials;

import dev.jobinspector.job.connection.SignInPrompt;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.core.exception.AbortedException;

/// Asks a person once, however many requests wait for the answer, over all connections of the
/// program; and keeps sessions that took a code until they end.
public final class Prompts {
  /// What a person is asked for.
  @FunctionalInterface
  interface Question<T> {
    T ask() throws InterruptedException;
  }

  /// Waits between two questions to the service.
  @FunctionalInterface
  interface Pause {
    void last(Duration duration) throws InterruptedException;
  }

  private record Asked(CompletableFuture<Object> answer, Thread asking, AtomicInteger waiting) {}

  private final SignInPrompt person;
  private final Pause pause;
  private final Map<Object, Asked> asked = new HashMap<>();
  private final Map<Object, AwsCredentials> sessions = new ConcurrentHashMap<>();

  public Prompts(SignInPrompt person) {
    this(person, Thread::sleep);
  }

  Prompts(SignInPrompt person, Pause pause) {
    this.person = person;
    this.pause = pause;
  }

  SignInPrompt person() {
    return person;
  }

  Pause pause() {
    return pause;
  }

  /// Returns a role's session that takes a code: the one that is kept under the key, until it ends.
  AwsCredentials session(Object key, Question<AwsCredentials> question) {
    return kept(key)
        .orElseGet(
            () ->
                once(
                    key,
                    AwsCredentials.class,
                    () -> {
                      Optional<AwsCredentials> meanwhile = kept(key);
                      AwsCredentials session =
                          meanwhile.isPresent() ? meanwhile.get() : question.ask();
                      sessions.put(key, session);
                      return session;
                    }));
  }

  private Optional<AwsCredentials> kept(Object key) {
    return Optional.ofNullable(sessions.get(key))
        .filter(session -> !KeptCredentials.isNearlyOver(session));
  }

  /// Asks, or waits for the answer to the same question where it is asked already. When the last
  /// who waits has left the question is taken back.
  ///
  /// @throws AbortedException if the caller is interrupted; it still is then
  <T> T once(Object key, Class<T> type, Question<T> question) {
    Asked joined = joined(key, question);
    try {
      return type.cast(joined.answer().get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AbortedException.create("Cancelled", e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException thrown -> throw thrown;
        case null, default -> throw new CompletionException(e);
      }
    } finally {
      left(key, joined);
    }
  }

  private synchronized Asked joined(Object key, Question<?> question) {
    Asked current = asked.get(key);
    if (current == null) {
      CompletableFuture<Object> answer = new CompletableFuture<>();
      Thread asking = Thread.ofVirtual().name("asking").unstarted(() -> ask(question, answer));
      current = new Asked(answer, asking, new AtomicInteger());
      asked.put(key, current);
      asking.start();
    }
    current.waiting().incrementAndGet();
    return current;
  }

  private static void ask(Question<?> question, CompletableFuture<Object> answer) {
    try {
      answer.complete(question.ask());
    } catch (InterruptedException _) {
      answer.completeExceptionally(AbortedException.create("Cancelled"));
    } catch (RuntimeException | Error e) {
      answer.completeExceptionally(e);
    }
  }

  private synchronized void left(Object key, Asked joined) {
    int waiting = joined.waiting().decrementAndGet();
    if (waiting == 0) {
      joined.asking().interrupt();
    }
    if (waiting == 0 || joined.answer().isDone()) {
      boolean _ = asked.remove(key, joined);
    }
  }
}
