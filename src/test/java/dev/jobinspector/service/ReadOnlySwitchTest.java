package dev.jobinspector.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.jobinspector.job.request.Operation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReadOnlySwitchTest {
  /// The list is written by hand, and so is each verb's effect: neither may be wrong alone.
  @ParameterizedTest
  @EnumSource
  void whatItAllowsIsWhatLeavesTheServiceAsItWas(Operation operation) {
    boolean writes = operation.effect() == Operation.Effect.WRITE;
    assertEquals(writes, new ReadOnlySwitch(true).refuses(operation));
    assertFalse(new ReadOnlySwitch(false).refuses(operation));
  }
}
