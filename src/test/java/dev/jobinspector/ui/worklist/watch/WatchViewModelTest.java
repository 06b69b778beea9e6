package dev.jobinspector.ui.worklist.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.connection.ServiceConnection;
import dev.jobinspector.settings.WatchedCase;
import dev.jobinspector.testing.ManualTaskRunner;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WatchViewModelTest {
  private static final ServiceConnection PROD = connection(Optional.of("prod"), "eu-west-1");

  private final List<String> shown = new ArrayList<>();
  private final ManualTaskRunner tasks = new ManualTaskRunner();
  private final WatchViewModel model =
      new WatchViewModel(tasks, (title, text) -> shown.add(title + ": " + text));

  @Test
  void aWatchedCaseThatMovedIsToldToTheDesktopOnceForEachMove() {
    WatchedCase deploy = watched("Deploy", "Fleet");
    model.toggle(deploy);
    model.moved(deploy, "It failed.");
    model.moved(deploy, "It failed.");
    model.moved(deploy, "The next execution entered Deploy.");
    assertEquals(List.of(), shown, "not on the thread of the window");
    tasks.finishAll();
    assertEquals(
        List.of(
            "web › Deploy › Fleet: It failed.",
            "web › Deploy › Fleet: The next execution entered Deploy."),
        shown);
  }

  @Test
  void ofACaseThatIsNotWatchedNothingIsTold() {
    WatchedCase deploy = watched("Deploy", "Fleet");
    model.moved(deploy, "It failed.");
    model.toggle(deploy);
    model.toggle(deploy);
    assertFalse(model.isWatched(deploy));
    model.moved(deploy, "It failed.");
    tasks.finishAll();
    assertEquals(List.of(), shown);
  }

  @Test
  void eachConnectionHasItsOwn() {
    WatchedCase here = watched("Deploy", "Fleet");
    model.restore(List.of(here));
    assertTrue(model.isWatched(here));
    assertEquals(List.of(here), model.over(Optional.of(PROD), List.of()));
    assertEquals(
        List.of(),
        model.over(Optional.of(connection(Optional.of("prod"), "us-east-1")), List.of()));
    assertEquals(
        List.of(),
        model.over(Optional.of(connection(Optional.of("test"), "eu-west-1")), List.of()));
    assertEquals(List.of(), model.over(Optional.empty(), List.of()));
  }

  @Test
  void ofTooManyTheOldestGoes() {
    for (int i = 0; i <= 200; i++) {
      model.toggle(watched("Stage" + i, "A"));
    }
    assertEquals(200, model.watched().size());
    assertEquals("Stage200", model.watched().getFirst().stage());
    assertFalse(model.isWatched(watched("Stage0", "A")));
  }

  @Test
  void aPlaceWhoseStageIsNotKnownCannotBeWatched() {
    assertEquals(Optional.empty(), WatchViewModel.of(PROD, PipelineContext.UNKNOWN));
  }

  private static WatchedCase watched(String stage, String action) {
    return WatchViewModel.of(
            PROD,
            new PipelineContext(
                Optional.of("web"),
                Optional.of(stage),
                Optional.of(action),
                Optional.empty(),
                Optional.empty()))
        .orElseThrow();
  }

  private static ServiceConnection connection(Optional<String> profile, String region) {
    return new ServiceConnection(
        ServiceConnection.Target.AWS,
        profile,
        region,
        Optional.empty(),
        URI.create("https://codepipeline." + region + ".amazonaws.com"),
        "default");
  }
}
