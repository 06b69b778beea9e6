package dev.jobinspector.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.job.request.Operation;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Production is read-only until the account that AWS answered is typed.
class ProductionLockTest {
  private final AtomicReference<Optional<String>> answered =
      new AtomicReference<>(Optional.of("111122223333"));
  private final ProductionLock lock = new ProductionLock(true, answered::get);

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
    ProductionLock other = new ProductionLock(false, Optional::empty);
    other.lock();
    assertFalse(other.isLocked());
    assertFalse(other.refuses(Operation.ACKNOWLEDGE_JOB));
  }

  @Test
  void whatIsChosenToBeProductionIsLockedAtOnce() {
    ProductionLock other = new ProductionLock(false, answered::get);
    other.setProduction(true);
    assertTrue(other.refuses(Operation.ACKNOWLEDGE_JOB));
    other.unlock("111122223333");
    other.lock();
    assertTrue(other.isLocked());
  }
}
