package dev.jobinspector.emulator.declaration;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// An action type of a Region.
///
/// @param jobTimeout of a third-party job, from its creation
/// @param acceptsDefaultClientToken whether AWS's sample worker may work on it unchanged: it sends
///   `DEFAULT_CLIENT_TOKEN` for every client
public record ActionType(
    ActionTypeKey id,
    Executor executor,
    List<Property> properties,
    Artifacts inputArtifacts,
    Artifacts outputArtifacts,
    Optional<String> description,
    Urls urls,
    Duration jobTimeout,
    boolean acceptsDefaultClientToken) {

  /// Who does the work.
  public enum Executor {
    JOB_WORKER,
    LAMBDA,
    /// CodePipeline itself or another AWS service: no job is visible.
    SERVICE
  }

  /// A configuration property.
  public record Property(
      String name,
      boolean required,
      boolean key,
      boolean secret,
      boolean queryable,
      Optional<String> description,
      String type) {}

  /// Links to the provider, as templates.
  public record Urls(
      Optional<String> entity,
      Optional<String> execution,
      Optional<String> revision,
      Optional<String> thirdPartyConfiguration) {}

  /// How many artifacts an action of this type takes or makes.
  public record Artifacts(int minimum, int maximum) {}

  /// Returns the property by which workers may choose their jobs.
  public Optional<String> queryable() {
    for (Property property : properties) {
      if (property.queryable()) {
        return Optional.of(property.name());
      }
    }
    return Optional.empty();
  }

  public boolean isSecret(String property) {
    return properties.stream().anyMatch(p -> p.secret() && p.name().equals(property));
  }

  public boolean isThirdParty() {
    return id.owner().equals("ThirdParty");
  }

  public boolean isApproval() {
    return executor == Executor.SERVICE && id.category().equals("Approval");
  }
}
