package dev.jobinspector.ui.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.jobinspector.job.connection.ConnectionException;
import dev.jobinspector.job.connection.DeviceCode;
import dev.jobinspector.job.connection.MfaQuestion;
import dev.jobinspector.job.connection.NextStep;
import dev.jobinspector.job.connection.SignInPrompt;
import dev.jobinspector.job.connection.SignInResult;
import dev.jobinspector.service.JobServices;
import dev.jobinspector.service.ReadOnlySwitch;
import dev.jobinspector.testing.ManualTaskRunner;
import dev.jobinspector.testing.MemoryAttemptLog;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class SignInViewModelTest {
  private final ManualTaskRunner tasks = new ManualTaskRunner();
  private final PlayedConnector connector = new PlayedConnector();
  private final ConnectionViewModel connection =
      new ConnectionViewModel(
          tasks,
          new JobServices(
              connector, MemoryAttemptLog::new, new ReadOnlySwitch(false), Clock.systemUTC()));
  private final WindowPrompt prompt = new WindowPrompt(Runnable::run);
  private SignInResult result =
      new SignInResult.SignedIn("ops", Instant.parse("2026-03-01T12:00:00Z"));
  private final SignInViewModel model =
      new SignInViewModel(tasks, (_, _) -> result, prompt, connection);

  @Test
  void theNextStepOfAFailedConnectionSignsInAndConnects() {
    connector.failWith(new ConnectionException("Sign in.", new NextStep.SignIn("ops")));
    connection.connect();
    tasks.finishAll();
    ConnectionProblem problem = connection.problemProperty().get().orElseThrow();
    assertEquals("Sign in.", problem.userMessage());
    connector.connectsAgain();
    perform(problem.next());
    perform(problem.next());
    assertEquals(1, tasks.waiting("Signing in"));
    tasks.finishAll();
    assertTrue(connection.currentProperty().get().isPresent());
    assertEquals(Optional.empty(), connection.problemProperty().get());
  }

  @Test
  void whoRefusesInTheBrowserIsOfferedToSignInAgain() {
    result =
        new SignInResult.NotSignedIn(
            SignInResult.Cause.DENIED, "It was refused.", new NextStep.SignIn("ops"));
    model.signIn("ops");
    tasks.finishAll();
    assertEquals(
        Optional.of(new ConnectionProblem("It was refused.", new NextStep.SignIn("ops"))),
        connection.problemProperty().get());
  }

  @Test
  void commandsAreCopiedAndAnotherProfileIsChosen() {
    List<String> done = new ArrayList<>();
    model.perform(new NextStep.CopyCommand("aws login"), () -> {}, done::add);
    model.perform(new NextStep.ChooseProfile(), () -> done.add("picker"), _ -> fail());
    assertEquals(List.of("aws login", "picker"), done);
  }

  @Test
  void aCodeThatExpiredIsReplacedAndSaid() {
    SignInPrompt.Shown first = prompt.show(code("AAAA-BBBB"), () -> {});
    assertFalse(inBrowser().renewed());
    first.close();
    assertEquals(Optional.empty(), model.asked().getValue());
    SignInPrompt.Shown second = prompt.show(code("CCCC-DDDD"), () -> {});
    assertTrue(inBrowser().renewed());
    assertEquals("CCCC-DDDD", inBrowser().code().userCode());
    second.close();
  }

  @Test
  void givingUpEndsTheSignInForAllThatWait() {
    List<String> done = new ArrayList<>();
    SignInPrompt.Shown shown = prompt.show(code("AAAA-BBBB"), () -> done.add("cancelled"));
    model.giveUp();
    assertEquals(List.of("cancelled"), done);
    shown.close();
  }

  @Test
  void anMfaCodeGoesToWhatWaitsForItAndIsForgotten() throws Exception {
    ConcurrentLinkedQueue<Runnable> window = new ConcurrentLinkedQueue<>();
    CountDownLatch asked = new CountDownLatch(1);
    WindowPrompt later =
        new WindowPrompt(
            work -> {
              window.add(work);
              asked.countDown();
            });
    SignInViewModel mfa = new SignInViewModel(tasks, (_, _) -> result, later, connection);
    FutureTask<Optional<String>> waiting =
        new FutureTask<>(
            () ->
                later.mfaCode(
                    new MfaQuestion("ops", "arn:aws:iam::1:mfa/ann", "Ops", Optional.empty())));
    Thread.ofVirtual().start(waiting);
    asked.await();
    window.remove().run();
    mfa.mfaCodeProperty().set("12345");
    mfa.enterCode();
    assertTrue(mfa.mfaProblem().getValue().isPresent());
    mfa.mfaCodeProperty().set(" 123456 ");
    mfa.enterCode();
    assertEquals(Optional.of("123456"), waiting.get());
    assertEquals("", mfa.mfaCodeProperty().get());
  }

  private void perform(NextStep next) {
    model.perform(next, () -> fail(), _ -> fail());
  }

  private WindowPrompt.Asked.InBrowser inBrowser() {
    return assertInstanceOf(
        WindowPrompt.Asked.InBrowser.class, model.asked().getValue().orElseThrow());
  }

  private static DeviceCode code(String code) {
    return new DeviceCode(
        "ops",
        code,
        URI.create("https://device.sso.us-east-1.amazonaws.com/"),
        URI.create("https://device.sso.us-east-1.amazonaws.com/?user_code=" + code),
        Instant.parse("2026-03-01T12:10:00Z"));
  }
}
