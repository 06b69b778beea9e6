package dev.jobinspector.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.job.request.Operation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Production is read-only until the account that AWS answered is typed.
class ProductionLockTest {
  private final AtomicReference<Optional<String>> answered =
      new AtomicReference<>(Optional.of("111122223333"));
  private final Map<List<?>, String> unlocked = new ConcurrentHashMap<>();
  private final ProductionLock lock = lock(true, "prod", "");

  @ParameterizedTest
  @EnumSource
  void everyWriteIsRefusedWhileItIsLockedAndNoRead(Operation operation) {
    assertEquals(operation.effect() == Operation.Effect.WRITE, lock.refuses(operation));
    lock.unlock("111122223333");
    assertFalse(lock.refuses(operation));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "111122223334", "11112222333", "prod", "1111-2222-3333"})
  void whatIsNotTheAccountUnlocksNothing(String typed) {
    assertEquals(ProductionLock.Answer.OTHER_ACCOUNT, lock.unlock(typed));
    assertTrue(lock.isLocked());
  }

  @Test
  void whileAwsHasNotSaidTheAccountNothingThatIsTypedCounts() {
    answered.set(Optional.empty());
    assertEquals(ProductionLock.Answer.ACCOUNT_UNKNOWN, lock.unlock("111122223333"));
    assertTrue(lock.isLocked());
    answered.set(Optional.of("111122223333"));
    assertEquals(ProductionLock.Answer.UNLOCKED, lock.unlock(" 111122223333 "));
    assertFalse(lock.isLocked());
  }

  @Test
  void whatIsNotProductionIsNeverLocked() {
    ProductionLock other = lock(false, "ops", "");
    other.lock();
    assertFalse(other.isLocked());
    assertFalse(other.refuses(Operation.ACKNOWLEDGE_JOB));
  }

  @Test
  void whatIsChosenToBeProductionIsLockedAtOnce() {
    ProductionLock other = lock(false, "ops", "");
    other.setProduction(true);
    assertTrue(other.refuses(Operation.ACKNOWLEDGE_JOB));
    other.unlock("111122223333");
    other.lock();
    assertTrue(other.isLocked());
  }

  @Test
  void whatWasTypedHoldsForTheSameProfilesHostAndAccountAlone() {
    lock.unlock("111122223333");
    assertFalse(lock(true, "prod", "").isLocked());
    assertTrue(lock(true, "prod-deploy", "").isLocked());
    assertTrue(lock(true, "prod", "localstack").isLocked());
    answered.set(Optional.of("444455556666"));
    assertTrue(lock(true, "prod", "").isLocked());
    answered.set(Optional.empty());
    assertTrue(lock(true, "prod", "").refuses(Operation.ACKNOWLEDGE_JOB));
  }

  @Test
  void whoLocksOneConnectionLocksAllThatItUnlocked() {
    ProductionLock other = lock(true, "prod", "");
    lock.unlock("111122223333");
    other.lock();
    assertTrue(lock.isLocked());
  }

  private ProductionLock lock(boolean production, String profile, String tiedHost) {
    return new ProductionLock(production, List.of(profile, tiedHost), unlocked, answered::get);
  }
}
