package dev.jobinspector.testing;

import dev.jobinspector.job.connection.DeviceCode;
import dev.jobinspector.job.connection.MfaQuestion;
import dev.jobinspector.job.connection.SignInPrompt;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// A person who is asked: keeps what was shown, and enters the codes that were laid out.
public final class FakePrompt implements SignInPrompt {
  public final List<DeviceCode> shown = new CopyOnWriteArrayList<>();
  public final List<MfaQuestion> questions = new CopyOnWriteArrayList<>();
  public final Queue<String> codes = new ConcurrentLinkedQueue<>();

  /// How many codes are on the screen.
  public final AtomicInteger open = new AtomicInteger();

  /// Ends when the first code is shown.
  public final CountDownLatch first = new CountDownLatch(1);

  public volatile Runnable cancel = () -> {};

  @Override
  public Shown show(DeviceCode code, Runnable cancelled) {
    shown.add(code);
    cancel = cancelled;
    open.incrementAndGet();
    first.countDown();
    return open::decrementAndGet;
  }

  @Override
  public Optional<String> mfaCode(MfaQuestion question) {
    questions.add(question);
    return Optional.ofNullable(codes.poll());
  }
}
