package dev.jobinspector.codepipeline.transport;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.AbortedException;

/// Does what may hang on a thread of its own: an interrupt frees the caller at once, also where the
/// SDK or the disk does not look for one. That thread is interrupted, too, and what it still comes
/// to has no effect. No scoped value goes along: a request inside is not counted for one outside.
public final class InterruptibleCall {
  private InterruptibleCall() {}

  /// Returns what the work returns, and throws what it throws.
  ///
  /// @param late lets go of what comes after the caller has left
  /// @throws AbortedException if the caller is interrupted; it still is then
  public static <T> T of(Supplier<T> work, Consumer<? super T> late) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread worker =
        CallThreads.asCaller()
            .start(
                () -> {
                  try {
                    T value = work.get();
                    if (!result.complete(value)) {
                      late.accept(value);
                    }
                  } catch (RuntimeException | Error e) {
                    result.completeExceptionally(e);
                  }
                });
    try {
      return result.get();
    } catch (InterruptedException e) {
      AbortedException cancelled = AbortedException.create("Cancelled", e);
      boolean left = result.completeExceptionally(cancelled);
      worker.interrupt();
      Thread.currentThread().interrupt();
      if (left) {
        throw cancelled;
      }
      return result.join();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException thrown -> throw thrown;
        case Error thrown -> throw thrown;
        case null, default -> throw new CompletionException(e);
      }
    }
  }
}
