package dev.jobinspector.job.connection;

import java.util.Set;
import java.util.TreeSet;

/// What an identity was seen to be allowed, as its requests are answered: no permission is asked
/// for in advance.
///
/// @param allowed the API names of operations that were answered
/// @param denied those for which access was denied the last time
public record Capabilities(Set<String> allowed, Set<String> denied) {
  /// Nothing was sent yet.
  public static final Capabilities UNKNOWN = new Capabilities(Set.of(), Set.of());

  public Capabilities {
    allowed = Set.copyOf(allowed);
    denied = Set.copyOf(denied);
  }

  /// Returns the same after one more answer.
  public Capabilities with(String operation, boolean isDenied) {
    Set<String> may = new TreeSet<>(allowed);
    Set<String> mayNot = new TreeSet<>(denied);
    (isDenied ? mayNot : may).add(operation);
    (isDenied ? may : mayNot).remove(operation);
    return new Capabilities(may, mayNot);
  }
}
