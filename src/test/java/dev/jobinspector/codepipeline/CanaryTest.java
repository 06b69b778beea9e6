package dev.jobinspector.codepipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.app.log.Logs;
import dev.jobinspector.attempt.AttemptLog;
import dev.jobinspector.attempt.AttemptQuery;
import dev.jobinspector.cli.JobInspectorCommand;
import dev.jobinspector.cli.common.CommandPorts;
import dev.jobinspector.cli.common.Console;
import dev.jobinspector.cli.common.GlobalOptions;
import dev.jobinspector.cli.common.LocalEmulator;
import dev.jobinspector.cli.common.Services;
import dev.jobinspector.codepipeline.Canary.Form;
import dev.jobinspector.codepipeline.account.KnownAccounts;
import dev.jobinspector.codepipeline.credentials.Prompts;
import dev.jobinspector.codepipeline.transport.ProxySettings;
import dev.jobinspector.codepipeline.transport.Transport;
import dev.jobinspector.codepipeline.transport.TrustedCertificates;
import dev.jobinspector.export.AttemptExport;
import dev.jobinspector.export.CaseReport;
import dev.jobinspector.export.ExportFormat;
import dev.jobinspector.export.ReportFormat;
import dev.jobinspector.export.ReportedCase;
import dev.jobinspector.export.Versions;
import dev.jobinspector.export.scenario.ScenarioExport;
import dev.jobinspector.history.OpenedHistory;
import dev.jobinspector.history.SqliteHistory;
import dev.jobinspector.job.ClientToken;
import dev.jobinspector.job.CustomJob;
import dev.jobinspector.job.JobDetails;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.Nonce;
import dev.jobinspector.job.connection.ConnectionChoice;
import dev.jobinspector.job.connection.ConnectionException;
import dev.jobinspector.job.connection.SignInPrompt;
import dev.jobinspector.request.copy.CopyAs;
import dev.jobinspector.service.JobGateway;
import dev.jobinspector.service.JobService;
import dev.jobinspector.service.ReadOnlySwitch;
import dev.jobinspector.service.SignIn;
import dev.jobinspector.testing.AwsHome;
import dev.jobinspector.testing.MemoryAttemptLog;
import dev.jobinspector.testing.PipelineGatewayContract;
import dev.jobinspector.testing.RecordingTransport;
import dev.jobinspector.testing.RecordingTransport.Answer;
import dev.jobinspector.testing.WatchedTerminal;
import dev.jobinspector.troubleshooting.finding.LocalKnowledge;
import dev.jobinspector.troubleshooting.finding.StuckCase;
import dev.jobinspector.troubleshooting.scan.CaseReader;
import dev.jobinspector.troubleshooting.scan.Source;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import tools.jackson.databind.json.JsonMapper;

/// Secrets × the forms in which they come back × all that the program shows or leaves behind.
@Tag("process")
@DisabledOnOs(OS.WINDOWS)
@ResourceLock(Resources.GLOBAL)
class CanaryTest {
  /// So many characters in a row tell a secret from all else, and are too many to show.
  private static final int WINDOW = 10;

  private static final String ID = Requests.JOB.value();

  /// Replies of three operations in one: what a reply has beside its own members is not read.
  private static final String CASE =
      """
      {
        "pipelineName": "shop",
        "stageStates": [{
          "stageName": "Deploy",
          "latestExecution": {
            "pipelineExecutionId": "11111111-0000-4000-8000-000000000001", "status": "InProgress"
          },
          "actionStates": [{
            "actionName": "ToFleet",
            "latestExecution": {
              "actionExecutionId": "11111111-0000-4000-8000-000000000002",
              "status": "InProgress", "lastStatusChange": 1700000000, "token": VALUE
            }
          }]
        }],
        "actionExecutionDetails": [{
          "pipelineExecutionId": "11111111-0000-4000-8000-000000000001",
          "actionExecutionId": "11111111-0000-4000-8000-000000000002",
          "stageName": "Deploy", "actionName": "ToFleet", "status": "InProgress",
          "startTime": 1700000000,
          "input": {
            "actionTypeId":
              {"category": "Deploy", "owner": "Custom", "provider": "Fleet", "version": "1"},
            "configuration": {"ApiKey": VALUE},
            "resolvedConfiguration": {"ApiKey": VALUE}
          },
          "output": {"outputVariables": {"variable": VALUE}}
        }],
        "jobDetails": {
          "id": "2d534200-7b34-4dad-9184-75d61df2d62c",
          "nonce": "7",
          "data": {
            "actionTypeId":
              {"category": "Deploy", "owner": "Custom", "provider": "Fleet", "version": "1"},
            "actionConfiguration": {"configuration": {"ApiKey": VALUE}},
            "artifactCredentials":
              {"accessKeyId": VALUE, "secretAccessKey": VALUE, "sessionToken": VALUE},
            "continuationToken": VALUE,
            "pipelineContext": {
              "pipelineName": "shop", "stage": {"name": "Deploy"},
              "action": {
                "name": "ToFleet", "actionExecutionId": "11111111-0000-4000-8000-000000000002"
              },
              "pipelineExecutionId": "11111111-0000-4000-8000-000000000001"
            }
          }
        }
      }
      """;

  @TempDir Path folder;

  private final Map<String, StringBuilder> surfaces = new LinkedHashMap<>();
  private final Map<String, String> windows = new HashMap<>();
  private final Random random = new Random(13);
  private AttemptLog history = new MemoryAttemptLog();
  private AwsHome home = new AwsHome(Path.of(""));
  private RecordingTransport aws = new RecordingTransport();
  private Optional<String> proxy = Optional.empty();

  @Test
  void noSecretIsShownOrLeftBehindHoweverItIsWritten() throws IOException {
    Logger root = Logger.getLogger("");
    Level before = root.getLevel();
    List<Handler> handlers = List.of(root.getHandlers());
    handlers.forEach(root::removeHandler);
    OpenedHistory opened = SqliteHistory.open(folder.resolve("data"));
    history = opened.log();
    int cells = 0;
    try (Logs _ = Logs.to(folder.resolve("data"))) {
      root.setLevel(Level.ALL);
      for (Canary canary : Canary.values()) {
        for (Form form : Form.values()) {
          run(canary, form);
          cells++;
        }
      }
      filesOfTheProgram("while it runs");
      exports();
      history.close();
    } finally {
      root.setLevel(before);
      handlers.forEach(root::addHandler);
    }
    filesOfTheProgram("afterwards");
    TreeSet<String> leaks = new TreeSet<>();
    surfaces.forEach((surface, text) -> leaks(text.toString(), surface, leaks));
    assertEquals(new TreeSet<>(), leaks);
    assertEquals(Canary.values().length * Form.values().length, cells);
    for (String surface : surfaces.keySet()) {
      assertNotEquals(0, surface(surface).length(), surface + " is empty");
    }
    System.out.println(
        cells + " cells, " + surfaces.size() + " surfaces, 0 leaks: " + surfaces.keySet());
  }

  /// A scan that finds nothing anywhere would prove nothing.
  @Test
  void whatIsShownOnPurposeIsFound() throws IOException {
    history = SqliteHistory.open(folder.resolve("data")).log();
    run(Canary.ARTIFACT_KEY, Form.PLAIN, "--show-secrets");
    TreeSet<String> leaks = new TreeSet<>();
    leaks(surface("standard output").toString(), "output", leaks);
    history.close();
    assertTrue(leaks.contains("ARTIFACT_KEY PLAIN in output"), leaks.toString());
  }

  private void run(Canary canary, Form form, String... more) throws IOException {
    String secret = secret();
    String written = form.of(secret);
    for (String text : List.of(secret, written)) {
      String plain = folded(text);
      for (int i = 0; i + WINDOW <= plain.length(); i++) {
        windows.put(plain.substring(i, i + WINDOW), canary + " " + form);
      }
    }
    prepare(canary, secret, written);
    List<String> command = new ArrayList<>(List.of(canary.command().split(" ")));
    command.replaceAll(word -> word.replace("INPUT", home.path("input.json").toString()));
    if (canary != Canary.NONCE_OF_REPLY) {
      command.addAll(List.of("--job-id", ID));
    }
    command.addAll(List.of("--region", "us-east-1"));
    command.addAll(List.of(more));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    try (Services services = new Recorded()) {
      Console console =
          new Console(
              new ByteArrayInputStream(new byte[0]),
              new PrintWriter(out),
              new PrintWriter(err),
              Map.of("SECRET", secret),
              new WatchedTerminal());
      CommandPorts ports =
          new CommandPorts(
              console,
              services,
              _ -> {
                throw new LocalEmulator.CannotStartException("No emulator here.");
              },
              _ -> () -> {});
      JobInspectorCommand.run((_, _) -> 77, ports, command.toArray(String[]::new));
    }
    surface("standard output").append(out);
    surface("standard error").append(err);
    asTheWindow(canary, form, secret);
    if (canary == Canary.ARTIFACT_KEY) { // once for each form
      handedOver(secret, written);
    }
    for (Level level : List.of(Level.SEVERE, Level.WARNING, Level.INFO, Level.CONFIG, Level.FINE)) {
      Logger.getLogger("canary").log(level, "clientToken=" + written);
      Logger.getLogger("canary").log(level, "failed", new IllegalStateException(written));
    }
  }

  /// What the window shows of a request, and all that has a text.
  private void asTheWindow(Canary canary, Form form, String secret) {
    if (!canary.isQuoted() && canary != Canary.SIGN_IN_TOKEN && canary != Canary.PRINTED) {
      return;
    }
    Optional<String> profile =
        switch (canary) {
          case SIGN_IN_TOKEN -> Optional.of("sso");
          case PRINTED -> Optional.of("printing");
          default -> Optional.empty();
        };
    try (JobGateway gateway =
        connector()
            .connect(
                new dev.jobinspector.job.connection.ConnectionChoice.Aws(
                    profile, Optional.of("us-east-1"), Optional.empty()))) {
      var done =
          new JobService(gateway, history, new ReadOnlySwitch(false), Clock.systemUTC())
              .acknowledge(
                  new CustomJob(Requests.JOB),
                  new Nonce(secret),
                  KnownJob.bare(JobKind.CUSTOM, ID));
      done.reply()
          .receipt()
          .exchange()
          .ifPresent(shown -> surface("exchange").append(shown.request()).append(shown.reply()));
      surface("texts of objects").append(done).append(gateway);
      if (form == Form.PLAIN) {
        processList();
      }
      for (CopyAs.Entry copy : CopyAs.acknowledge(JobKind.CUSTOM, ID, gateway.connection())) {
        surface("clipboard").append(copy.title()).append(copy.text());
      }
    } catch (ConnectionException e) {
      surface("messages").append(e.userMessage()).append(e);
    }
  }

  /// The report of a case whose replies have the secret wherever one may stand, and its pipeline as
  /// a scenario.
  private void handedOver(String secret, String written) {
    String value = JsonMapper.shared().writeValueAsString(written);
    RecordingTransport replies =
        new RecordingTransport()
            .answering("codepipeline", new Answer.Of(200, CASE.replace("VALUE", value)));
    AwsHome own = new AwsHome(folder.resolve("homes").resolve("of reports"));
    own.variable("AWS_ACCESS_KEY_ID", "AKIATEST").variable("AWS_SECRET_ACCESS_KEY", "test");
    SdkConnector connector =
        new SdkConnector(
            () -> URI.create("http://127.0.0.1:1"),
            own::environment,
            Requests.LIMITS,
            KnownAccounts.in(folder.resolve("data/accounts")),
            new Prompts(SignInPrompt.NOBODY),
            _ -> Set.of(),
            (_, _) -> replies);
    try (JobGateway gateway =
        connector.connect(
            new ConnectionChoice.Aws(
                Optional.empty(), Optional.of("us-east-1"), Optional.empty()))) {
      JobService service =
          new JobService(gateway, history, new ReadOnlySwitch(false), Clock.systemUTC());
      JobDetails details =
          PipelineGatewayContract.answered(gateway.details(new CustomJob(Requests.JOB)));
      KnownJob job =
          KnownJob.bare(JobKind.CUSTOM, ID)
              .at(details.actionType(), details.context())
              .withStatus(JobStatus.Known.IN_PROGRESS)
              .withSecrets(Optional.of(new Nonce(secret)), Optional.of(new ClientToken(secret)));
      LocalKnowledge here =
          new LocalKnowledge(
              List.of(job), service.earlier().on(job), Optional.of(details), Optional.empty());
      StuckCase stuck =
          PipelineGatewayContract.answered(
                  new CaseReader(Source.of(service), Clock.systemUTC()).at(job.context(), here))
              .orElseThrow();
      assertTrue(stuck.job().isPresent() && stuck.pipeline().isPresent());
      for (ReportFormat format : ReportFormat.values()) {
        surface("report " + format)
            .append(
                CaseReport.of(
                    ReportedCase.of(stuck, gateway.connection(), history),
                    format,
                    Versions.current(),
                    Instant.now()));
      }
      for (ScenarioExport.Ids ids : ScenarioExport.Ids.values()) {
        surface("scenario, ids " + ids)
            .append(
                PipelineGatewayContract.answered(
                    ScenarioExport.read(service, "shop", List.of(job), ids, Instant.now())));
      }
    }
  }

  private void prepare(Canary canary, String secret, String written) {
    home = new AwsHome(folder.resolve("homes").resolve(String.valueOf(windows.size())));
    aws = new RecordingTransport();
    proxy = Optional.empty();
    String quoted = JsonMapper.shared().writeValueAsString("wrong value '" + written + "' given");
    if (canary.isQuoted()) {
      aws.answering(
          "codepipeline",
          new Answer.Of(
              400, "{\"__type\":\"ValidationException\",\"message\":%s}".formatted(quoted)));
    }
    String value = JsonMapper.shared().writeValueAsString(written);
    String job =
        """
        {"jobDetails":{"id":"%s","accountId":"111122223333","data":{%%s}}}
        """
            .formatted(ID);
    home.config(
            """
            [profile printing]
            credential_process = cat %s
            [profile sso]
            sso_session = s
            sso_account_id = 111122223333
            sso_role_name = R
            [sso-session s]
            sso_start_url = https://example.awsapps.com/start
            sso_region = us-east-1
            """
                .formatted(home.path("printed")))
        .variable("AWS_ACCESS_KEY_ID", "AKIATEST")
        .variable("AWS_SECRET_ACCESS_KEY", "test");
    switch (canary) {
      case NONCE, CLIENT_TOKEN, CONTINUATION_TOKEN -> {}
      case OUTPUT_VARIABLE ->
          home.file(
              "input.json",
              "{\"outputVariables\":{\"k\":%s}}"
                  .formatted(JsonMapper.shared().writeValueAsString(secret)));
      case ARTIFACT_KEY ->
          details(job.formatted("\"artifactCredentials\":{\"secretAccessKey\":" + value + "}"));
      case CONFIGURATION ->
          details(
              job.formatted("\"actionConfiguration\":{\"configuration\":{\"Key\":" + value + "}}"));
      case CONTINUATION_OF_REPLY -> details(job.formatted("\"continuationToken\":" + value));
      case NONCE_OF_REPLY ->
          details("{\"jobs\":[{\"id\":\"%s\",\"nonce\":%s}]}".formatted(ID, value));
      case SESSION_TOKEN -> home.variable("AWS_SESSION_TOKEN", secret);
      case SIGN_IN_TOKEN -> {
        home.signedIn(
            "s",
            "{\"accessToken\":%s,\"expiresAt\":\"%s\"}"
                .formatted(
                    JsonMapper.shared().writeValueAsString(secret),
                    Instant.now().plusSeconds(3_600)));
        aws.answering(
            "portal.sso",
            new Answer.Of(
                403, "{\"__type\":\"ForbiddenException\",\"message\":%s}".formatted(quoted)));
      }
      case PROXY_PASSWORD -> proxy = Optional.of("http://me:" + written + "@127.0.0.1:1");
      case ENDPOINT_PASSWORD ->
          home.variable(
              "AWS_ENDPOINT_URL",
              "https://me:" + written + "@codepipeline.us-east-1.amazonaws.com");
      case PRINTED -> home.file("printed", written);
    }
  }

  private void details(String reply) {
    aws.answering("codepipeline", new Answer.Of(200, reply));
  }

  private SdkConnector connector() {
    return new SdkConnector(
        () -> URI.create("http://127.0.0.1:1"),
        () -> home.environment(),
        Requests.LIMITS,
        KnownAccounts.in(folder.resolve("data/accounts")),
        new Prompts(SignInPrompt.NOBODY),
        _ -> Set.of(),
        (_, _) ->
            proxy.isEmpty()
                ? aws
                : new Transport(
                    ProxySettings.of(Map.of("https_proxy", proxy.get())),
                    new TrustedCertificates(Optional.empty())));
  }

  /// Something like a token, with what is encoded differently in it.
  private String secret() {
    StringBuilder secret = new StringBuilder("k+");
    while (secret.length() < 32) {
      secret.append((char) ((random.nextBoolean() ? 'a' : 'A') + random.nextInt(26)));
      if (secret.length() % 9 == 0) {
        secret.append(random.nextInt(10)).append('/');
      }
    }
    return secret.toString();
  }

  private StringBuilder surface(String name) {
    return surfaces.computeIfAbsent(name, _ -> new StringBuilder());
  }

  private void filesOfTheProgram(String when) throws IOException {
    try (var files = Files.walk(folder.resolve("data"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        surface(file.getFileName() + " " + when)
            .append(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
            .append(' ');
      }
    }
  }

  private void exports() throws IOException {
    for (ExportFormat format : ExportFormat.values()) {
      Path file = folder.resolve("export" + format.extension());
      AttemptExport.save(history, AttemptQuery.newest(1_000), format, file, _ -> {});
      surface("export " + format).append(Files.readString(file));
    }
    for (ReportFormat format : ReportFormat.values()) {
      surface("report " + format)
          .append(
              CaseReport.of(
                  ReportedCase.ofHistory(ID, history, Optional.empty()),
                  format,
                  Versions.current(),
                  Instant.now()));
    }
  }

  /// What other users of the machine see of a program that runs.
  private void processList() {
    surface("process list").append(ProcessHandle.current().info());
    try {
      Process list = new ProcessBuilder("ps", "-eo", "args").redirectErrorStream(true).start();
      surface("process list")
          .append(new String(list.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException _) {
      ProcessHandle.allProcesses()
          .forEach(process -> surface("process list").append(process.info()));
    }
  }

  private void leaks(String text, String surface, Set<String> leaks) {
    String plain = folded(text);
    for (int i = 0; i + WINDOW <= plain.length(); i++) {
      String cell = windows.get(plain.substring(i, i + WINDOW));
      if (cell != null) {
        leaks.add(cell + " in " + surface);
      }
    }
  }

  private static String folded(String text) {
    return text.replaceAll("\\p{Cf}|…", "").toLowerCase(Locale.ROOT);
  }

  private final class Recorded implements Services {
    private final List<JobGateway> opened = new ArrayList<>();

    @Override
    public Optional<String> profileText(GlobalOptions options, String key) {
      return Optional.empty();
    }

    @Override
    public JobService connect(GlobalOptions options) {
      return connect(options, options.connectionOfCommand());
    }

    @Override
    public JobService connect(GlobalOptions options, ConnectionChoice choice) {
      JobGateway gateway = connector().connect(choice);
      opened.add(gateway);
      return new JobService(
          gateway, history, new ReadOnlySwitch(options.readOnly()), Clock.systemUTC());
    }

    @Override
    public SignIn signIn(GlobalOptions options) {
      return connector().signIn();
    }

    @Override
    public List<String> regionsLike(GlobalOptions options, String region) {
      return List.of(region);
    }

    @Override
    public AttemptLog history(GlobalOptions options) {
      return history;
    }

    @Override
    public void close() {
      opened.forEach(JobGateway::close);
    }
  }
}
