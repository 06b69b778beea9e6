package dev.jobinspector.history;

import static dev.jobinspector.history.Samples.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.AttemptFilter;
import dev.jobinspector.attempt.AttemptLog;
import dev.jobinspector.attempt.AttemptLogException;
import dev.jobinspector.attempt.AttemptQuery;
import dev.jobinspector.attempt.Intent;
import dev.jobinspector.job.reply.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class FlippedBitTest {
  private static final List<AttemptQuery> WAYS_OF_ASKING =
      List.of(
          AttemptQuery.newest(100),
          AttemptQuery.ofJob("job-7", 100),
          AttemptQuery.newest(AttemptFilter.ALL.withErrorsOnly(true), 100),
          AttemptQuery.newest(AttemptFilter.ALL.withText("job-3"), 100),
          AttemptQuery.newest(AttemptFilter.ALL.withText("stale").withErrorsOnly(true), 100));

  private enum Effect {
    /// Found at the start.
    SET_ASIDE,
    /// The file is not used, and the words say so.
    REFUSED,
    /// Found when the row was read; set aside at the next start.
    NOT_SHOWN,
    /// Found by the maintenance; set aside at the next start.
    FOUND_BY_UPKEEP,
    HARMLESS
  }

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  @Test
  void aFlippedBitIsDetectedOrHarmless() throws IOException {
    List<List<Attempt>> truth;
    try (AttemptLog log = filled(directory)) {
      truth = WAYS_OF_ASKING.stream().map(log::find).toList();
    }
    byte[] sound = Files.readAllBytes(directory.resolve("history.db"));
    Random random = new Random(7);
    Map<Effect, Integer> effects = new EnumMap<>(Effect.class);
    int flips = Campaign.count(40, 1_000);
    for (int flip = 0; flip < flips; flip++) {
      int bit = random.nextInt(sound.length * 8);
      byte[] damaged = sound.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      Path copy = Files.createDirectory(directory.resolve("flip-" + flip));
      Files.write(copy.resolve("history.db"), damaged);
      effects.merge(effect(copy, truth, bit), 1, Integer::sum);
    }
    assertTrue(effects.containsKey(Effect.SET_ASIDE), effects::toString);
    Campaign.report("%d bits flipped: %s, 0 wrong rows".formatted(flips, effects));
  }

  private static Effect effect(Path copy, List<List<Attempt>> truth, int bit) {
    OpenedHistory opened = SqliteHistory.open(copy);
    try (AttemptLog log = opened.log()) {
      if (!opened.notices().isEmpty()) {
        boolean aside = opened.notices().getFirst().contains("set aside");
        if (aside) {
          assertEquals(List.of(), log.find(AttemptQuery.newest(1)));
          log.begin(Samples.poll(NOON));
        }
        return aside ? Effect.SET_ASIDE : Effect.REFUSED;
      }
      boolean complete = true;
      for (int way = 0; way < truth.size(); way++) {
        List<Attempt> shown = log.find(WAYS_OF_ASKING.get(way));
        assertTrue(truth.getFirst().containsAll(shown), "bit " + bit + ": a wrong row");
        complete &= truth.get(way).equals(shown);
      }
      if (opened.maintenance().run().isEmpty()) {
        assertTrue(complete, "bit " + bit + ": rows are missing, and nobody knows");
        return Effect.HARMLESS;
      }
      assertSetAside(copy);
      return Effect.FOUND_BY_UPKEEP;
    } catch (AttemptLogException e) {
      if (e.userMessage().contains("cannot be used")) {
        return Effect.REFUSED;
      }
      assertTrue(e.userMessage().contains("damaged"), e.userMessage());
      assertSetAside(copy);
      return Effect.NOT_SHOWN;
    }
  }

  private static void assertSetAside(Path copy) {
    OpenedHistory next = SqliteHistory.open(copy);
    next.log().close();
    assertTrue(next.notices().toString().contains("set aside"), next.notices()::toString);
  }

  private static AttemptLog filled(Path directory) {
    AttemptLog log = SqliteHistory.open(directory).log();
    for (int attempt = 0; attempt < 60; attempt++) {
      Intent intent = Samples.acknowledge(NOON.plusSeconds(attempt), "job-" + attempt % 20);
      log.begin(intent);
      log.conclude(
          intent.id(),
          attempt % 3 == 0
              ? Samples.failed(NOON, Outcome.REJECTED, "StaleNonce")
              : Samples.confirmed(NOON));
    }
    return log;
  }
}
