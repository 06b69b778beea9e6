package dev.jobinspector.settings;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The hosts that are no AWS ones and get a profile's credentials because the user said so.
///
/// @param hosts by the name of the profile, in lower case
public record TiedHosts(Map<String, Set<String>> hosts) {
  /// No profile is tied to a host.
  public static final TiedHosts NONE = new TiedHosts(Map.of());

  public TiedHosts {
    Map<String, Set<String>> copy = new TreeMap<>();
    hosts.forEach((profile, names) -> copy.put(profile, Set.copyOf(names)));
    copy.values().removeIf(Set::isEmpty);
    hosts = Map.copyOf(copy);
  }

  /// Returns the hosts that a profile is tied to.
  public Set<String> of(String profile) {
    return hosts.getOrDefault(profile, Set.of());
  }

  /// Returns the same with one more tie.
  public TiedHosts with(String profile, String host) {
    Set<String> all = new TreeSet<>(of(profile));
    all.add(host.strip().toLowerCase(Locale.ROOT));
    return replaced(profile, all);
  }

  /// Returns the same without a tie.
  public TiedHosts without(String profile, String host) {
    Set<String> all = new TreeSet<>(of(profile));
    all.remove(host.strip().toLowerCase(Locale.ROOT));
    return replaced(profile, all);
  }

  /// Returns these ties and others.
  public TiedHosts and(TiedHosts others) {
    TiedHosts all = this;
    for (Map.Entry<String, Set<String>> tie : others.hosts().entrySet()) {
      for (String host : tie.getValue()) {
        all = all.with(tie.getKey(), host);
      }
    }
    return all;
  }

  private TiedHosts replaced(String profile, Set<String> names) {
    Map<String, Set<String>> all = new TreeMap<>(hosts);
    all.put(profile, names);
    return new TiedHosts(all);
  }
}
