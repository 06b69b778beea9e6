package dev.jobinspector.ui.caseview.details;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.job.JobDetails;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.ReplyNode;
import dev.jobinspector.job.ReplyNode.ListNode;
import dev.jobinspector.job.ReplyNode.Masked;
import dev.jobinspector.job.ReplyNode.Text;
import dev.jobinspector.testing.Replies;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataNodeTest {
  @Test
  void theTreeIsTheReplyWithASecretInPlaceOfEachMaskedValue() {
    List<DataNode> nodes =
        of(
            Replies.map(
                "tomorrow",
                new Masked(new Text("hunter2")),
                "id",
                "job-1",
                "data",
                Replies.map("inputArtifacts", new ListNode(List.of(Replies.map("name", "App"))))));
    assertEquals(List.of("tomorrow", "id", "data"), nodes.stream().map(DataNode::name).toList());
    assertEquals("hunter2", nodes.getFirst().secret().orElseThrow().reveal());
    assertEquals("", nodes.getFirst().value());
    assertEquals("job-1", nodes.get(1).value());
    DataNode artifact = nodes.get(2).children().getFirst().children().getFirst();
    assertEquals("[0]", artifact.name());
    assertEquals("App", artifact.children().getFirst().value());
    assertFalse(nodes.toString().contains("hunter2"), nodes::toString);
  }

  @Test
  void ofAHostileReplyOnlySoMuchIsShownAndItSaysSo() {
    ReplyNode element = Replies.map("name", "App");
    List<DataNode> nodes =
        of(Replies.map("many", new ListNode(Collections.nCopies(300_000, element)), "id", "job-1"));
    List<DataNode> shown = nodes.getFirst().children();
    assertTrue(shown.size() <= DataNode.MOST + 1, () -> shown.size() + " nodes");
    assertEquals("…", shown.getLast().name());
    assertEquals("…", nodes.getLast().name());
  }

  private static List<DataNode> of(ReplyNode.MapNode reply) {
    return DataNode.of(new JobDetails(JobKind.CUSTOM, reply));
  }
}
