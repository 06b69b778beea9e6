package dev.jobinspector.ui.caseview.details;

import dev.jobinspector.job.JobDetails;
import dev.jobinspector.job.ReplyNode;
import dev.jobinspector.job.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A job's data as a tree, named and ordered as the service wrote it.
///
/// @param secret of a value that shows only on purpose; `value` is empty then
public record DataNode(
    String name, String value, Optional<Secret> secret, List<DataNode> children) {
  /// Nodes that are shown of one job. A real one has some dozens; a million would stall the window.
  static final int MOST = 2_000;

  /// Returns the members of the job.
  public static List<DataNode> of(JobDetails job) {
    return new Building().members(job.reply().members());
  }

  private static final class Building {
    private int left = MOST;

    List<DataNode> members(Map<String, ReplyNode> members) {
      List<DataNode> nodes = new ArrayList<>();
      for (Map.Entry<String, ReplyNode> member : members.entrySet()) {
        if (isFull(nodes)) {
          break;
        }
        nodes.add(node(member.getKey(), member.getValue()));
      }
      return nodes;
    }

    private List<DataNode> elements(List<ReplyNode> elements) {
      List<DataNode> nodes = new ArrayList<>();
      for (ReplyNode element : elements) {
        if (isFull(nodes)) {
          break;
        }
        nodes.add(node("[" + nodes.size() + "]", element));
      }
      return nodes;
    }

    private boolean isFull(List<DataNode> nodes) {
      if (left == 0) {
        nodes.add(leaf("…", "more than fits here; the command prints everything"));
        return true;
      }
      left--;
      return false;
    }

    private DataNode node(String name, ReplyNode node) {
      return switch (node) {
        case ReplyNode.Leaf leaf -> leaf(name, leaf.literal());
        case ReplyNode.Masked masked ->
            new DataNode(name, "", Optional.of(masked.secret()), List.of());
        case ReplyNode.ListNode(var list) ->
            new DataNode(name, "", Optional.empty(), elements(list));
        case ReplyNode.MapNode(var members) ->
            new DataNode(name, "", Optional.empty(), members(members));
      };
    }

    private static DataNode leaf(String name, String value) {
      return new DataNode(name, value, Optional.empty(), List.of());
    }
  }
}
