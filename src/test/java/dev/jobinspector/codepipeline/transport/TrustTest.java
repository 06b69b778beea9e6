package dev.jobinspector.codepipeline.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.app.CommandServices;
import dev.jobinspector.cli.JobInspectorCommand;
import dev.jobinspector.codepipeline.Requests;
import dev.jobinspector.codepipeline.config.AwsEnvironment;
import dev.jobinspector.codepipeline.config.SelectedProfile;
import dev.jobinspector.job.CustomJob;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.Nonce;
import dev.jobinspector.job.connection.ConnectionException;
import dev.jobinspector.job.reply.Outcome;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.service.JobGateway;
import dev.jobinspector.testing.AwsHome;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which servers are trusted, and what is said of the others.
@Tag("process")
class TrustTest {
  private static final String OK = WireServer.reply("200 OK", "{\"status\":\"InProgress\"}");

  @TempDir private static Path folder;
  private static Certificates certificates;
  private static String bundle = "";

  @BeforeAll
  static void make() throws Exception {
    certificates = new Certificates(folder);
    bundle =
        certificates
            .file(
                "corp.pem",
                "# Two authorities\n\n"
                    + certificates.pem("alone")
                    + "some text - with hyphens\n"
                    + certificates.pem("authority"))
            .toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"good", "alone"})
  void theFileOfTheEnvironmentIsTrusted(String certificate) throws Exception {
    try (WireServer server =
            WireServer.tls(certificates.context(certificate), WireServer.answering(OK));
        JobGateway gateway = connected(Map.of("AWS_CA_BUNDLE", bundle), "", server)) {
      assertEquals(Outcome.CONFIRMED, Requests.outcome(Requests.acknowledge(gateway)));
    }
  }

  @Test
  void theFileOfTheProfileIsTrustedAndTheEnvironmentsWins() throws Exception {
    try (WireServer server =
        WireServer.tls(certificates.context("good"), WireServer.answering(OK))) {
      try (JobGateway gateway = connected(Map.of(), "ca_bundle = " + bundle, server)) {
        assertEquals(Outcome.CONFIRMED, Requests.outcome(Requests.acknowledge(gateway)));
      }
      try (JobGateway gateway =
          connected(Map.of("AWS_CA_BUNDLE", bundle), "ca_bundle = nowhere.pem", server)) {
        assertEquals(Outcome.CONFIRMED, Requests.outcome(Requests.acknowledge(gateway)));
      }
    }
  }

  @Test
  void theFileOfTheOptionIsTrustedByACommand() throws Exception {
    try (WireServer server =
            WireServer.tls(certificates.context("good"), WireServer.answering(OK));
        CommandServices services = new CommandServices(_ -> {})) {
      var acknowledged =
          services
              .connect(
                  JobInspectorCommand.parse(
                      "--ca-bundle",
                      bundle,
                      "--endpoint-url",
                      "https://localhost:" + server.port(),
                      "--region",
                      "us-east-1",
                      "--data-dir",
                      folder.resolve("data").toString()))
              .acknowledge(
                  new CustomJob(Requests.JOB),
                  new Nonce("7"),
                  KnownJob.bare(JobKind.CUSTOM, Requests.JOB.value()));
      assertEquals(
          Outcome.CONFIRMED,
          Requests.outcome(acknowledged.reply()),
          Requests.message(acknowledged.reply()));
    }
  }

  @Test
  void theFileOfTheOptionWinsOverTheEnvironments() {
    AwsEnvironment environment =
        new AwsHome(folder)
            .variable("AWS_CA_BUNDLE", "nowhere.pem")
            .environment()
            .withCaBundle(Optional.of(Path.of(bundle)));
    CaBundle chosen =
        environment.caBundle(SelectedProfile.of(Optional.empty(), environment)).orElseThrow();
    assertEquals(new CaBundle(Path.of(bundle), "--ca-bundle"), chosen);
  }

  @Test
  void javasAuthoritiesStayTrustedBesideTheFile() {
    int javas = new TrustedCertificates(Optional.empty()).judge().getAcceptedIssuers().length;
    int both =
        new TrustedCertificates(Optional.of(new CaBundle(Path.of(bundle), "a test")))
            .judge()
            .getAcceptedIssuers()
            .length;
    assertTrue(javas > 50, javas + " authorities");
    assertEquals(javas + 2, both);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nowhere.pem||it is not there",
        "empty.pem|nothing|it holds no certificate",
        "damaged.pem|-----BEGIN CERTIFICATE-----AAAA-----END CERTIFICATE-----|certificate 1 in it"
            + " is damaged",
        "cut.pem|-----BEGIN CERTIFICATE-----AAAA|certificate 1 in it is damaged",
      })
  void aFileThatCannotBeUsedIsNamed(String name, String content, String words) throws Exception {
    Path file = folder.resolve(name);
    if (content != null) {
      Files.writeString(file, content);
    }
    try (WireServer server =
        WireServer.tls(certificates.context("good"), WireServer.answering(OK))) {
      for (var at : List.of("AWS_CA_BUNDLE", "ca_bundle")) {
        String message =
            assertThrows(
                    ConnectionException.class,
                    () ->
                        connected(
                            at.equals("ca_bundle") ? Map.of() : Map.of(at, file.toString()),
                            at.equals("ca_bundle") ? at + " = " + file : "",
                            server))
                .userMessage();
        assertTrue(message.contains(words), message);
        assertTrue(message.contains(file.toString()) && message.contains(at), message);
      }
      assertEquals(List.of(), server.requests());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "expired|true|expired",
        "early|true|is not valid yet",
        "elsewhere|true|is that of another host (CN=other.example)",
        "good|false|was issued by CN=Corp Root, which is not on the list",
        "alone|false|it is self-signed (CN=localhost)",
      })
  void aCertificateThatIsNotTrustedIsNamedAndNothingIsSent(
      String certificate, boolean withBundle, String words) throws Exception {
    try (WireServer server =
            WireServer.tls(certificates.context(certificate), WireServer.answering(OK));
        JobGateway gateway =
            connected(withBundle ? Map.of("AWS_CA_BUNDLE", bundle) : Map.of(), "", server)) {
      assertNotSent(gateway, words);
      assertEquals(List.of(), server.requests());
    }
  }

  enum Broken implements WireServer.Connection {
    OLD_VERSION("offers no version of TLS that is safe") {
      @Override
      public void serve(Socket socket, WireServer server) throws IOException {
        alert(socket, 70);
      }
    },
    NO_CIPHER("offers no TLS encryption") {
      @Override
      public void serve(Socket socket, WireServer server) throws IOException {
        alert(socket, 40);
      }
    },
    CUT("TLS handshake with localhost broke off") {
      @Override
      public void serve(Socket socket, WireServer server) throws IOException {
        socket.getInputStream().readNBytes(100);
      }
    },
    CLOSED_AT_ONCE("TLS handshake with localhost broke off") {
      @Override
      public void serve(Socket socket, WireServer server) {}
    },
    PLAIN_HTTP("does not speak TLS") {
      @Override
      public void serve(Socket socket, WireServer server) throws IOException {
        socket.getInputStream().read();
        socket
            .getOutputStream()
            .write(WireServer.reply("400 Bad Request", "").getBytes(StandardCharsets.UTF_8));
        socket.getInputStream().transferTo(OutputStream.nullOutputStream());
      }
    },
    OTHER_BYTES("localhost") {
      @Override
      public void serve(Socket socket, WireServer server) throws IOException {
        socket.getInputStream().read();
        socket.getOutputStream().write(new byte[] {22, 3, 3, 0, 4, 9, 9, 9, 9});
        socket.getInputStream().transferTo(OutputStream.nullOutputStream());
      }
    },
    SILENT("did not answer the TLS handshake in time") {
      @Override
      public void serve(Socket socket, WireServer server) throws IOException {
        socket.getInputStream().transferTo(OutputStream.nullOutputStream());
      }
    },
    DRIPPING("came about in time") {
      @Override
      public void serve(Socket socket, WireServer server) throws IOException, InterruptedException {
        socket.getOutputStream().write(new byte[] {22, 3, 3, 64, 0});
        WireServer.drip(socket.getOutputStream(), "\u0002");
      }
    };

    private final String words;

    Broken(String words) {
      this.words = words;
    }

    private static void alert(Socket socket, int description) throws IOException {
      socket.getInputStream().read();
      socket.getOutputStream().write(new byte[] {21, 3, 1, 0, 2, 2, (byte) description});
      socket.getOutputStream().flush();
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    }
  }

  @ParameterizedTest
  @EnumSource(Broken.class)
  void aHandshakeThatFailsIsSaidAndNothingIsSent(Broken broken) {
    try (WireServer server = WireServer.plain(broken);
        JobGateway gateway = connected(Map.of(), "", server)) {
      assertNotSent(gateway, broken.words);
    }
  }

  private static void assertNotSent(JobGateway gateway, String words) {
    Reply<?> reply = Requests.acknowledge(gateway);
    assertEquals(Outcome.NOT_SENT, Requests.outcome(reply), Requests.message(reply));
    assertEquals(0, reply.receipt().sends());
    assertTrue(Requests.message(reply).contains(words), Requests.message(reply));
  }

  private static JobGateway connected(
      Map<String, String> variables, String profile, WireServer server) {
    return Requests.connected(
        variables, profile, Optional.of(URI.create("https://localhost:" + server.port())));
  }
}
