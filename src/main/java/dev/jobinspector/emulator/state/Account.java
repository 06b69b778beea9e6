package dev.jobinspector.emulator.state;

import dev.jobinspector.emulator.declaration.ActionType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The account that the scenario describes, and the flow of its jobs.
public final class Account {
  private final String id;
  private final Map<String, Region> regions = new TreeMap<>();
  private final JobFlow flow;
  private final ArtifactCredentials artifactCredentials;
  private final SeededIds ids;
  private final List<ActionType> actionTypes;
  private int starts;

  /// @param actionTypes those of AWS, which every Region has
  public Account(
      String id,
      JobFlow flow,
      ArtifactCredentials artifactCredentials,
      SeededIds ids,
      List<ActionType> actionTypes) {
    this.id = id;
    this.flow = flow;
    this.artifactCredentials = artifactCredentials;
    this.ids = ids;
    this.actionTypes = actionTypes;
  }

  public String id() {
    return id;
  }

  public Collection<Region> regions() {
    return regions.values();
  }

  /// Returns a Region; one that was not kept has what every Region has.
  public Region region(String name) {
    Region region = regions.get(name);
    return region == null ? new Region(name, actionTypes) : region;
  }

  /// Keeps a Region, now that something is made in it.
  public Region keep(Region region) {
    regions.putIfAbsent(region.name(), region);
    return region;
  }

  public JobFlow flow() {
    return flow;
  }

  /// Returns what jobs carry to read and write artifacts with.
  public ArtifactCredentials artifactCredentials() {
    return artifactCredentials;
  }

  /// Returns where the ids of what is new come from.
  public SeededIds ids() {
    return ids;
  }

  /// Returns how many executions have been started, this one included.
  public int countStart() {
    return ++starts;
  }

  public String pipelineArn(Region region, String name) {
    return String.join(":", "arn:aws:codepipeline", region.name(), id, name);
  }
}
