package dev.jobinspector.testing;

import dev.jobinspector.job.ReplyNode;
import java.util.LinkedHashMap;
import java.util.Map;

/// Replies of the service, made in a test.
public final class Replies {
  private Replies() {}

  /// Returns a map of these names and values, in turn; a text stands for its node.
  public static ReplyNode.MapNode map(Object... namesAndValues) {
    Map<String, ReplyNode> members = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      Object value = namesAndValues[i + 1];
      members.put(
          (String) namesAndValues[i],
          value instanceof ReplyNode node ? node : new ReplyNode.Text((String) value));
    }
    return new ReplyNode.MapNode(members);
  }
}
