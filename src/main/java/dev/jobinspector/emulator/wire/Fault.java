package dev.jobinspector.emulator.wire;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What can be made to go wrong with a request.
public enum Fault {
  THROTTLE("throttle"),
  ERROR_500("error-500"),
  ERROR_503("error-503"),
  ACCESS_DENIED("access-denied"),
  EXPIRED_TOKEN("expired-token"),
  /// Nothing is done, the connection is closed without a reply.
  CLOSE_BEFORE("close-before"),
  /// The work is done, the connection is closed without a reply.
  CLOSE_AFTER_COMMIT("close-after-commit"),
  /// The work is done, the reply is not JSON.
  GARBAGE("garbage"),
  /// The work is done, the connection is closed in the middle of the reply.
  TRUNCATED("truncated"),
  /// The work is done, no reply comes, the connection stays open.
  HANG("hang"),
  /// The work is done, the reply comes after two seconds.
  SLOW("slow"),
  /// The work is done, the reply comes after the time that is planned.
  DELAY("delay");

  private final String wireName;

  Fault(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }

  /// Returns the fault of a name of the control plane.
  public static Optional<Fault> named(String name) {
    return Arrays.stream(values()).filter(fault -> fault.wireName.equals(name)).findFirst();
  }

  public static List<String> names() {
    return Arrays.stream(values()).map(fault -> fault.wireName).toList();
  }
}
