package dev.jobinspector.emulator.state;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/// The account that the scenario describes, and the flow of its jobs.
public final class Account {
  private final String id;
  private final Map<String, Region> regions = new TreeMap<>();
  private final JobFlow flow;

  public Account(String id, JobFlow flow) {
    this.id = id;
    this.flow = flow;
  }

  public String id() {
    return id;
  }

  public Collection<Region> regions() {
    return regions.values();
  }

  /// Returns a Region; one that the scenario does not mention is empty.
  public Region region(String name) {
    Region region = regions.get(name);
    return region == null ? new Region(name) : region;
  }

  public Region addRegion(String name) {
    return regions.computeIfAbsent(name, Region::new);
  }

  public JobFlow flow() {
    return flow;
  }
}
