package dev.jobinspector.emulator.control;

import static dev.jobinspector.emulator.control.ControlBody.refused;

import dev.jobinspector.emulator.declaration.PipelineDeclaration.Client;
import dev.jobinspector.emulator.lifecycle.JobState;
import dev.jobinspector.emulator.state.Job;
import dev.jobinspector.emulator.state.Service;
import dev.jobinspector.emulator.tree.JsonTree;
import dev.jobinspector.emulator.wire.Wire;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// All jobs with what the service keeps to itself: their state, nonce and client token, and how
/// many requests about each have arrived.
final class JobList {
  /// So few at once that a poll does not feel that it waited.
  private static final int AT_ONCE = 100;

  private static final List<String> KINDS = List.of("custom", "third-party");
  private static final List<String> STATES =
      Arrays.stream(JobState.values()).map(JobState::wireName).toList();

  private final Service service;

  JobList(Service service) {
    this.service = service;
  }

  /// Returns the body: a list; with a limit, an object with a page of it and the path of the next.
  Wire.Body of(@Nullable String rawQuery) {
    var query =
        ControlQuery.of(
            rawQuery, "region", "kind", "status", "actionType", "pipeline", "id", "after", "limit");
    Predicate<Job> wanted = filter(query);
    Optional<Integer> limit = query.whole("limit", 100_000);
    List<Job> jobs = jobs(query.text("region"));
    List<Job> rest =
        query.text("after").map(id -> jobs.subList(behind(id, jobs), jobs.size())).orElse(jobs);
    return out -> {
      write(out, limit.isPresent() ? "{\"jobs\":[" : "[");
      Optional<String> last = write(rest, wanted, limit.orElse(Integer.MAX_VALUE), out);
      if (limit.isPresent()) {
        String next =
            last.map(id -> "\"/_emulator/jobs?" + query.with("after", id) + "\"").orElse("null");
        write(out, "],\"next\":" + next + "}");
      } else {
        write(out, "]");
      }
    };
  }

  /// Returns the id of the last job that was written, if another one of those wanted follows it.
  private Optional<String> write(List<Job> jobs, Predicate<Job> wanted, int most, OutputStream out)
      throws IOException {
    String last = "";
    int written = 0;
    for (int from = 0; from < jobs.size(); from += AT_ONCE) {
      int to = Math.min(jobs.size(), from + AT_ONCE);
      for (ObjectNode job : listed(jobs.subList(from, to), wanted)) {
        if (written == most) {
          return Optional.of(last);
        }
        write(out, (written == 0 ? "" : ",") + JsonTree.text(job));
        written++;
        last = job.path("id").stringValue();
      }
    }
    return Optional.empty();
  }

  private List<ObjectNode> listed(List<Job> jobs, Predicate<Job> wanted) {
    return service.with((account, now) -> jobs.stream().filter(wanted).map(JobList::json).toList());
  }

  private List<Job> jobs(Optional<String> region) {
    return service.with(
        (account, now) -> {
          var jobs = new ArrayList<Job>();
          account.regions().stream()
              .filter(each -> region.isEmpty() || each.name().equals(region.get()))
              .forEach(each -> jobs.addAll(each.jobs()));
          return jobs;
        });
  }

  private static Predicate<Job> filter(ControlQuery query) {
    Predicate<Job> all = job -> true;
    return all.and(is(query.oneOf("kind", KINDS), JobList::kind))
        .and(is(query.oneOf("status", STATES), job -> job.state().wireName()))
        .and(is(query.text("actionType"), job -> job.type().id().path()))
        .and(is(query.text("pipeline"), JobList::pipeline))
        .and(is(query.text("id"), Job::id));
  }

  private static Predicate<Job> is(Optional<String> wanted, Function<Job, String> property) {
    return job -> wanted.isEmpty() || wanted.get().equals(property.apply(job));
  }

  private static int behind(String id, List<Job> jobs) {
    for (int i = 0; i < jobs.size(); i++) {
      if (jobs.get(i).id().equals(id)) {
        return i + 1;
      }
    }
    throw refused("after must be the id of a job in this list");
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String kind(Job job) {
    return job.type().isThirdParty() ? "third-party" : "custom";
  }

  private static String pipeline(Job job) {
    return job.action().stage().pipelineExecution().pipeline().declaration().name();
  }

  private static ObjectNode json(Job job) {
    Client client = job.action().declaration().client().orElse(null);
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", job.id())
            .put("kind", kind(job))
            .put("status", job.state().wireName())
            .put("nonce", job.nonce().orElse(null))
            .put("clientId", client == null ? null : client.id())
            .put("clientToken", client == null ? null : client.token());
    ObjectNode received = json.putObject("received");
    job.received().forEach(received::put);
    var stage = job.action().stage();
    json.putObject("where")
        .put("actionType", job.type().id().path())
        .put("provider", job.type().id().provider())
        .put("pipeline", pipeline(job))
        .put("stage", stage.declaration().name())
        .put("action", job.action().declaration().name())
        .put("actionExecutionId", job.action().id());
    return json;
  }
}
