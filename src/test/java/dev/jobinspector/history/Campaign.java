package dev.jobinspector.history;

/// How often a fault is tried: a few times in each build, the full count with `-Dfaults=full`.
final class Campaign {
  private Campaign() {}

  static boolean isFull() {
    return "full".equals(System.getProperty("faults"));
  }

  static int count(int inEachBuild, int full) {
    return isFull() ? full : inEachBuild;
  }

  /// The number of a result for `docs/reliability.md`.
  static void report(String result) {
    System.out.println("faults: " + result);
  }
}
