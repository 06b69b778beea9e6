package dev.jobinspector.history.write;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class BackgroundRetryTest {
  @Test
  void whatComesWhileTheLastIsBeingDoneIsDoneToo() throws InterruptedException {
    CountDownLatch twice = new CountDownLatch(2);
    AtomicReference<Runnable> again = new AtomicReference<>(() -> {});
    BackgroundRetry retry =
        new BackgroundRetry(
            Duration.ofMillis(1),
            () -> {
              twice.countDown();
              again.getAndSet(() -> {}).run();
              return true;
            });
    again.set(retry::start);
    retry.start();
    assertTrue(twice.await(1, TimeUnit.MINUTES));
  }
}
