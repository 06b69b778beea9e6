package dev.jobinspector.request;

import dev.jobinspector.job.request.Operation;
import dev.jobinspector.job.request.Permission;
import dev.jobinspector.job.request.Permission.Resource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The least policy of IAM with which this program can do its work.
///
/// @param readOnly without what changes a job or a pipeline; a poll does, too
/// @param region that the pipelines are in; empty for all
/// @param account that they belong to; empty for the one of whoever has the policy, or any
public record IamPolicy(boolean readOnly, Optional<String> region, Optional<String> account) {
  /// Returns the policy as a JSON document.
  public String json() {
    Map<Resource, List<Permission>> statements = new EnumMap<>(Resource.class);
    for (Resource resource : Resource.values()) {
      statements.put(
          resource,
          Stream.of(Permission.values())
              .filter(permission -> permission.resource() == resource)
              .filter(permission -> !readOnly || permission.effect() == Operation.Effect.READ)
              .toList());
    }
    ObjectNode policy = JsonMapper.shared().createObjectNode();
    policy.put("Version", "2012-10-17");
    ArrayNode all = policy.putArray("Statement");
    statements.forEach(
        (resource, permissions) -> {
          if (!permissions.isEmpty()) {
            write(resource, permissions, all.addObject());
          }
        });
    return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(policy) + "\n";
  }

  private void write(Resource resource, List<Permission> permissions, ObjectNode statement) {
    statement.put("Effect", "Allow");
    ArrayNode actions = statement.putArray("Action");
    permissions.stream().map(Permission::action).forEach(actions::add);
    ArrayNode resources = statement.putArray("Resource");
    resource
        .patterns(
            region.map(IamPolicy::partition).orElse("aws"), region.orElse("*"), account.orElse("*"))
        .forEach(resources::add);
  }

  private static String partition(String region) {
    if (region.startsWith("cn-")) {
      return "aws-cn";
    }
    return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
  }
}
