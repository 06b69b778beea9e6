package dev.jobinspector.cli.operation;

import dev.jobinspector.job.ReplyNode;
import dev.jobinspector.job.reply.Receipt;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.job.request.ActionExecutionQuery;
import dev.jobinspector.service.JobService;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// The pages of a list as one reply, as the AWS CLI joins them.
///
/// @param all false to answer the one page as it came
/// @param most how many items to list; `NextToken` then says where to go on
/// @param pageSize items of one request
/// @param from where an earlier list ended
record Paging(boolean all, OptionalInt most, OptionalInt pageSize, Optional<ListPosition> from) {
  static final Paging ALL =
      new Paging(true, OptionalInt.empty(), OptionalInt.empty(), Optional.empty());

  private static final String ITEMS = "actionExecutionDetails";
  private static final String TOKEN = "nextToken";

  Reply<ReplyNode> read(ActionExecutionQuery query, JobService jobs) {
    if (!all || query.maxResults().isPresent() || query.nextToken().isPresent()) {
      return jobs.replies().actionExecutions(query);
    }
    List<ReplyNode> items = new ArrayList<>();
    ListPosition at = from.orElse(ListPosition.BEGIN);
    while (true) {
      Reply<ReplyNode> reply = jobs.replies().actionExecutions(query.page(pageSize, at.token()));
      if (!(reply instanceof Reply.Answered<ReplyNode>(var page, var receipt))) {
        return reply;
      }
      List<ReplyNode> read = page.at(ITEMS).stream().flatMap(ReplyNode::elements).toList();
      List<ReplyNode> wanted = read.subList(Math.min(at.skipped(), read.size()), read.size());
      int left = most.orElse(Integer.MAX_VALUE) - items.size();
      if (wanted.size() > left) {
        items.addAll(wanted.subList(0, left));
        return answered(items, Optional.of(at.after(left)), receipt);
      }
      items.addAll(wanted);
      Optional<String> next = page.text(TOKEN).filter(token -> !token.isEmpty());
      if (next.isEmpty() || next.equals(at.token())) {
        return answered(items, Optional.empty(), receipt);
      }
      at = new ListPosition(next, 0);
      if (wanted.size() == left) {
        return answered(items, Optional.of(at), receipt);
      }
    }
  }

  private static Reply<ReplyNode> answered(
      List<ReplyNode> items, Optional<ListPosition> next, Receipt receipt) {
    Map<String, ReplyNode> members = new LinkedHashMap<>();
    members.put(ITEMS, new ReplyNode.ListNode(items));
    next.ifPresent(position -> members.put("NextToken", new ReplyNode.Text(position.text())));
    return new Reply.Answered<>(new ReplyNode.MapNode(members), receipt);
  }
}
