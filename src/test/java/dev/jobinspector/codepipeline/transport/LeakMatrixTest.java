package dev.jobinspector.codepipeline.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// No credentials and no token go to a host that is not the service's own. The SDK's own chain, in
/// the same cells, sends them there: else this would prove nothing.
@Tag("process")
@DisabledOnOs(OS.WINDOWS)
@Timeout(600)
class LeakMatrixTest {
  private static final int SHARE = "full".equals(System.getProperty("faults")) ? 1 : 11;

  @TempDir Path folder;

  @Test
  void nothingSecretReachesAHostThatIsNotTheServices() throws Exception {
    Map<String, Integer> counts = counts();
    int all = LeakMatrix.ENDPOINTS.size() * LeakMatrix.Way.values().length;
    assertEquals(all * LeakMatrix.Source.values().length / SHARE, counts.get("cells"));
    assertEquals(
        List.of(), counts.keySet().stream().filter(what -> what.startsWith("LEAK")).toList());
    // What NO_PROXY excepts is reached although the proxy is dead, and nothing else.
    assertEquals(4, counts.get("past a dead proxy"), counts.toString());
    assertEquals(4, counts.get("not past a dead proxy"), counts.toString());
    // Where the endpoint is AWS's own, every source works.
    for (LeakMatrix.Source source : LeakMatrix.Source.values()) {
      assertTrue(counts.containsKey("acknowledged at AWS with " + source), counts.toString());
      assertTrue(counts.containsKey("leaking cells of the SDK with " + source), counts.toString());
    }
    System.out.println(
        counts.entrySet().stream()
            .map(Map.Entry::toString)
            .collect(Collectors.joining("\n  ", "leak matrix:\n  ", "")));
    int leaking = counts.getOrDefault("leaking cells of the SDK", 0);
    assertTrue(leaking > counts.getOrDefault("cells", 0) / 3, counts.toString());
  }

  private Map<String, Integer> counts() throws IOException, InterruptedException {
    Path hosts =
        Files.write(
            folder.resolve("hosts"),
            java.util.stream.Stream.concat(
                    LeakMatrix.names().stream(), java.util.stream.Stream.of("localhost"))
                .map("127.0.0.1 "::concat)
                .toList());
    Process matrix =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djdk.net.hosts.file=" + hosts,
                "-cp",
                System.getProperty("java.class.path"),
                LeakMatrix.class.getName(),
                folder.toString(),
                String.valueOf(SHARE))
            .redirectError(folder.resolve("errors").toFile())
            .start();
    String said = new String(matrix.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = matrix.waitFor();
    Assumptions.assumeFalse(said.startsWith("The ports of https"), said);
    assertEquals(0, status, () -> said + errors());
    return said.lines()
        .collect(
            Collectors.toMap(
                line -> line.substring(0, line.lastIndexOf(" = ")),
                line -> Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1))));
  }

  private String errors() {
    try {
      return Files.readString(folder.resolve("errors"));
    } catch (IOException e) {
      return e.toString();
    }
  }
}
