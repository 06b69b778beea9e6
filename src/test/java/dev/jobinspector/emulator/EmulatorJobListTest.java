package dev.jobinspector.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The list of jobs of the control plane: whole, filtered, in pages.
@Tag("process")
final class EmulatorJobListTest {
  @TempDir private Path folder;

  @Test
  void jobsAreFilteredByEachOfTheirProperties() throws Exception {
    try (var service = Started.builtIn()) {
      var all = service.jobs();
      assertEquals(
          all.stream().filter(job -> job.status().equals("Queued")).count(),
          service.jobs("?status=Queued").size());
      assertEquals(
          all.stream()
              .filter(job -> job.kind().equals("third-party") && job.status().equals("InProgress"))
              .count(),
          service.jobs("?kind=third-party&status=InProgress").size());
      var one = all.getFirst();
      assertEquals(List.of(one), service.jobs("?id=" + one.id()));
      assertTrue(
          service.jobs("?actionType=Test%2FCustom%2FLoadRunner%2F1").stream()
              .allMatch(job -> job.where().provider().equals("LoadRunner")));
      assertEquals(
          all.stream().filter(job -> job.where().pipeline().equals("media-transcoder")).count(),
          service.jobs("?pipeline=media-transcoder").size());
      assertEquals(0, service.jobs("?pipeline=none").size());
    }
  }

  @Test
  void pagesTogetherAreTheWholeList() throws Exception {
    try (var service = Started.builtIn()) {
      for (String filter : List.of("", "&status=Queued", "&region=eu-west-1")) {
        var paged = new ArrayList<String>();
        String path = "jobs?limit=4" + filter;
        while (!path.isEmpty()) {
          JsonNode page = service.read(path);
          assertTrue(page.path("jobs").size() <= 4);
          page.path("jobs").forEach(job -> paged.add(job.path("id").asString()));
          path = page.path("next").asString("").replace("/_emulator/", "");
        }
        String query = filter.isEmpty() ? "" : "?" + filter.substring(1);
        assertEquals(service.jobs(query).stream().map(Started.ListedJob::id).toList(), paged);
      }
    }
  }

  @Test
  void aPollIsAnsweredWhileALongListIsBeingWritten() throws Exception {
    Path scenario = folder.resolve("many.json");
    Files.writeString(scenario, ManyJobs.scenario(100_000));
    var options =
        new EmulatorOptions(
            0, Optional.of(scenario), Duration.ofMinutes(5), RepeatedAcknowledge.STATUS, 1);
    try (var service = new Started(options);
        var socket = new Socket()) {
      socket.setReceiveBufferSize(4096);
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), service.endpoint().getPort()));
      socket
          .getOutputStream()
          .write(
              "GET /_emulator/jobs HTTP/1.0\r\nHost: localhost\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      var in = socket.getInputStream();
      assertEquals("HTTP/1.1 200 OK", new String(in.readNBytes(15), StandardCharsets.US_ASCII));
      // Some 40 MB do not fit between the two: as long as nobody reads, the list is being written.
      var polled =
          service
              .client()
              .pollForJobs(
                  r ->
                      r.actionTypeId(
                          type ->
                              type.category("Test")
                                  .owner("Custom")
                                  .provider("LoadRunner")
                                  .version("1")));
      assertEquals(1, polled.jobs().size());
      String reply = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      String list = reply.substring(reply.indexOf("\r\n\r\n") + 4);
      assertEquals(100_000, JsonMapper.shared().readTree(list).size());
    }
  }
}
