package dev.jobinspector.emulator.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.emulator.Emulator;
import dev.jobinspector.emulator.EmulatorOptions;
import dev.jobinspector.emulator.Main;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `docs/testing-a-worker.md` shows is what runs here.
@Tag("process")
final class TestingAWorkerTest {
  private static final Path DOCUMENT = Path.of("docs/testing-a-worker.md");
  private static final Path EXAMPLE =
      Path.of("src/test/java/dev/jobinspector/emulator/junit/WorkerExampleTest.java");

  @TempDir private Path folder;

  @Test
  void theJavaInTheDocumentIsTheTestThatRuns() throws IOException {
    String source = Files.readString(EXAMPLE);
    String shown =
        source
            .substring(source.indexOf("// shown\n") + 9, source.indexOf("  // until here"))
            .stripTrailing()
            .stripIndent()
            .strip();
    assertEquals(shown, block("java", shown.substring(0, 300)));
  }

  @Test
  void theShellInTheDocumentRunsAndFailsWithoutAResult() throws Exception {
    Path jar = folder.resolve("job-inspector-emulator.jar");
    writeJar(jar);
    Path worker = folder.resolve("worker");
    Files.writeString(
        worker,
        """
        #!/bin/sh
        set -e
        call() {
          curl -fsS "$AWS_ENDPOINT_URL_CODEPIPELINE" -H "X-Amz-Target: CodePipeline_20150709.$1" \\
            -H "X-Amz-Date: $(date -u +%Y%m%dT%H%M%SZ)" -H 'Content-Type: application/x-amz-json-1.1' \\
            -H "Authorization: AWS4-HMAC-SHA256 Credential=any/20260101/us-east-1/codepipeline/aws4_request, SignedHeaders=host, Signature=$(printf %064d 0)" \\
            --data "$2"
        }
        poll=$(call PollForJobs '{"actionTypeId":{"category":"Test","owner":"Custom","provider":"LoadRunner","version":"1"}}')
        id=$(printf %s "$poll" | sed 's/.*"jobs":\\[{"id":"\\([0-9a-f-]*\\)".*/\\1/')
        nonce=$(printf %s "$poll" | sed 's/.*"nonce":"\\([0-9]*\\)".*/\\1/')
        call AcknowledgeJob "{\\"jobId\\":\\"$id\\",\\"nonce\\":\\"$nonce\\"}"
        call PutJobSuccessResult "{\\"jobId\\":\\"$id\\"}"
        """);
    assertTrue(worker.toFile().setExecutable(true));
    assertEquals("", run());
    Files.writeString(worker, "#!/bin/sh\n");
    assertEquals("The worker reported no result\n", run());
  }

  @Test
  void theContainerIsDescribedInTenLinesAtMost() throws IOException {
    String file = block("dockerfile", "FROM");
    assertTrue(file.lines().count() <= 10);
    assertTrue(file.contains("\"--host\", \"0.0.0.0\""), file);
    String release = Files.readString(Path.of("pom.xml"));
    String needed =
        Pattern.compile("<emulator\\.release>(\\d+)<")
            .matcher(release)
            .results()
            .findFirst()
            .orElseThrow()
            .group(1);
    assertTrue(file.startsWith("FROM eclipse-temurin:" + needed), file);
    assertTrue(Files.readString(DOCUMENT).contains("It needs Java " + needed + " or newer"));
  }

  @Test
  void theScenarioForAwsOwnWorkersIsTaken() throws IOException {
    Path file = Files.writeString(folder.resolve("aws.json"), block("json", "{"));
    Emulator.start(EmulatorOptions.parse(List.of("--port=0", "--scenario=" + file))).close();
  }

  /// Runs the document's script and returns what it writes to standard error; without, if it ends
  /// well.
  private String run() throws Exception {
    String script = block("sh", "set -e").replace("4599", Integer.toString(freePort()));
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "curl is not installed");
    Path errors = folder.resolve("errors");
    var shell =
        new ProcessBuilder("/bin/sh", "-c", script.replace("curl -fsS", "curl -fs"))
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("output").toFile())
            .redirectError(errors.toFile());
    shell
        .environment()
        .merge("PATH", System.getProperty("java.home") + "/bin", TestingAWorkerTest::before);
    int exit = shell.start().waitFor();
    String said = Files.readString(errors);
    if (exit != 0) {
      assertNotEquals("", said);
    }
    return said;
  }

  private static String before(String path, String first) {
    return first + File.pathSeparator + path;
  }

  /// A jar that begins the emulator with the classes of this test, in the place of the one that is
  /// packed after it.
  private static void writeJar(Path jar) throws IOException {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Main.class.getName());
    manifest
        .getMainAttributes()
        .put(
            Attributes.Name.CLASS_PATH,
            Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(entry -> new File(entry).toURI().toString())
                .collect(Collectors.joining(" ")));
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /// Returns the document's block in a language that begins with a text.
  private static String block(String language, String start) throws IOException {
    String text = Files.readString(DOCUMENT, StandardCharsets.UTF_8);
    return Pattern.compile("```" + language + "\n(.*?)\n```", Pattern.DOTALL)
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .filter(block -> block.startsWith(start))
        .findFirst()
        .orElse("there is none in " + language);
  }
}
