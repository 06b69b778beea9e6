package dev.jobinspector.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.AttemptColumn;
import dev.jobinspector.attempt.AttemptFilter;
import dev.jobinspector.attempt.AttemptLog;
import dev.jobinspector.attempt.AttemptQuery;
import dev.jobinspector.attempt.AttemptSort;
import dev.jobinspector.attempt.Intent;
import dev.jobinspector.export.AttemptExport;
import dev.jobinspector.export.ExportFormat;
import dev.jobinspector.history.HistoryFiller;
import dev.jobinspector.history.SqliteHistory;
import dev.jobinspector.job.connection.ServiceConnection;
import dev.jobinspector.job.reply.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How long the history takes at a million rows, and the `sqlite3` shell for the same SQL.
///
/// Arguments: the number of rows (1,000,000) and a directory, which is filled if it is empty and
/// used as it is if not (`target/history-benchmark`).
public final class HistoryBenchmark {
  private static final int ROUNDS = 40;
  private static final int PAGE = 100;
  private static final Pattern SHELL_TIME = Pattern.compile("Run Time: real (\\d+\\.\\d+)");

  private final int rows;
  private final Path directory;

  private HistoryBenchmark(int rows, Path directory) {
    this.rows = rows;
    this.directory = directory;
  }

  public static void main(String... arguments)
      throws IOException, SQLException, InterruptedException {
    int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
    Path directory = Path.of(arguments.length > 1 ? arguments[1] : "target/history-benchmark");
    new HistoryBenchmark(rows, directory).run();
  }

  private void run() throws IOException, SQLException, InterruptedException {
    if (!Files.exists(directory.resolve("history.db"))) {
      SqliteHistory.open(directory).log().close();
      HistoryFiller.fill(directory, rows, Instant.now(), 1);
    }
    System.out.printf(
        Locale.ROOT,
        "%,d rows, %,d MB%n%n| what | p50 ms | p95 ms | shell p50 ms |%n|---|---|---|---|%n",
        rows,
        Files.size(directory.resolve("history.db")) >> 20);
    Path empty = Files.createTempDirectory("history-benchmark");
    print("open, no rows", measure(_ -> open(empty)), Optional.empty());
    print("open", measure(_ -> open(directory)), Optional.empty());
    try (AttemptLog log = SqliteHistory.open(directory).log()) {
      query(log, "newest page of 100", _ -> AttemptQuery.newest(100));
      Attempt middle = middle(log);
      query(log, "page in the middle", _ -> AttemptQuery.newest(100).after(middle));
      query(log, "attempts of one job", n -> AttemptQuery.ofJob(job(n), 100));
      query(log, "errors only", _ -> all("", true));
      query(log, "search: whole job id", n -> all(job(n), false));
      query(log, "search: part of a job id", n -> all(job(n).substring(3, 12), false));
      query(log, "search: common word", _ -> all("orders-service", false));
      query(log, "search: one pipeline", n -> all("orders-service-" + n % 60, false));
      query(log, "search: rare error", _ -> all("throttling", false));
      query(log, "search: common error, errors only", _ -> all("InvalidNonce", true));
      query(log, "search: common word, errors only", _ -> all("orders-service", true));
      query(log, "search: nothing matches", n -> all("no such text " + n, false));
      query(log, "search: three common letters", _ -> all("ele", false));
      query(log, "search: two letters", _ -> all("or", false));
      query(log, "search: two letters, nothing matches", _ -> all("zq", false));
      for (AttemptColumn column : AttemptColumn.ALL_SORTED) {
        for (boolean descending : List.of(false, true)) {
          sorted(log, column, descending);
        }
      }
      summary(log, "everything", AttemptFilter.ALL);
      summary(log, "errors", AttemptFilter.ALL.withErrorsOnly(true));
      summary(log, "a common word", AttemptFilter.ALL.withText("orders-service"));
      summary(log, "a rare word", AttemptFilter.ALL.withText("throttling"));
      print("accounts and Regions", measure(_ -> log.accountRegions()), Optional.empty());
      export(log, ExportFormat.CSV);
      export(log, ExportFormat.JSON);
      Attempt newest = log.find(AttemptQuery.newest(1)).getFirst();
      ServiceConnection connection = newest.intent().connection();
      print("200 known jobs", measure(_ -> log.jobs(connection, 200)), Optional.empty());
      print("intent + outcome", measure(_ -> write(log, newest)), Optional.empty());
    }
  }

  /// The whole, errors, and what a search finds: one word that is everywhere, one that is rare.
  private void sorted(AttemptLog log, AttemptColumn column, boolean descending)
      throws IOException, InterruptedException {
    AttemptSort sort = new AttemptSort(column, descending);
    String by = ", by %s %s".formatted(column, descending ? "descending" : "ascending");
    AttemptQuery all = AttemptQuery.newest(PAGE).sortedBy(sort);
    query(log, "all" + by, _ -> all);
    Attempt last = log.find(all).getLast();
    query(log, "all, second page" + by, _ -> all.after(last));
    query(log, "errors only" + by, _ -> all("", true).sortedBy(sort));
    query(log, "common word" + by, _ -> all("orders-service", false).sortedBy(sort));
    query(log, "rare word" + by, _ -> all("throttling", false).sortedBy(sort));
    query(log, "two letters" + by, _ -> all("or", false).sortedBy(sort));
    query(log, "rejected in one Region" + by, _ -> rejected().sortedBy(sort));
  }

  private static AttemptQuery rejected() {
    return AttemptQuery.newest(
        AttemptFilter.ALL
            .withOutcomes(Set.of(Outcome.REJECTED))
            .withRegion(Optional.of("eu-central-1")),
        PAGE);
  }

  private static void summary(AttemptLog log, String what, AttemptFilter filter) {
    print("summary of " + what, measure(_ -> log.summary(filter)), Optional.empty());
  }

  private static void export(AttemptLog log, ExportFormat format) throws IOException {
    Path file = Files.createTempFile("history-benchmark", format.extension());
    AttemptFilter newest =
        AttemptFilter.ALL.withPeriod(
            Optional.of(
                log.find(AttemptQuery.newest(1))
                    .getFirst()
                    .intent()
                    .startedAt()
                    .minusSeconds(99_999)),
            Optional.empty());
    for (int round = 0; round < 3; round++) {
      long start = System.nanoTime();
      long saved =
          AttemptExport.save(log, AttemptQuery.newest(newest, 5_000), format, file, _ -> {})
              .orElseThrow();
      System.out.printf(
          Locale.ROOT,
          "| export of %,d as %s, %,d MB | %.0f | | |%n",
          saved,
          format,
          Files.size(file) >> 20,
          (System.nanoTime() - start) / 1e6);
    }
    Files.delete(file);
  }

  private static void write(AttemptLog log, Attempt like) {
    Intent old = like.intent();
    Intent intent =
        new Intent(
            UUID.randomUUID(),
            Instant.now(),
            old.operation(),
            old.subject(),
            old.actionType(),
            old.context(),
            old.connection());
    log.begin(intent);
    log.conclude(intent.id(), like.conclusion().orElseThrow());
  }

  private static void open(Path directory) {
    try (AttemptLog log = SqliteHistory.open(directory).log()) {
      log.find(AttemptQuery.newest(100));
    }
  }

  private void query(AttemptLog log, String what, IntFunction<AttemptQuery> query)
      throws IOException, InterruptedException {
    double[] ours = measure(round -> log.find(query.apply(round)));
    print(what, ours, shell(query));
  }

  private static AttemptQuery all(String text, boolean errorsOnly) {
    return AttemptQuery.newest(AttemptFilter.ALL.withText(text).withErrorsOnly(errorsOnly), PAGE);
  }

  private Attempt middle(AttemptLog log) {
    Instant then =
        log.find(AttemptQuery.newest(1)).getFirst().intent().startedAt().minusSeconds(rows / 2);
    AttemptFilter before = AttemptFilter.ALL.withPeriod(Optional.empty(), Optional.of(then));
    return log.find(AttemptQuery.newest(before, 1)).getFirst();
  }

  private String job(int round) {
    return HistoryFiller.job(Math.floorMod(round * 7_919_777, rows));
  }

  private static double[] measure(IntConsumer work) {
    double[] millis = new double[ROUNDS];
    for (int round = -5; round < ROUNDS; round++) {
      long start = System.nanoTime();
      work.accept(round + 5);
      if (round >= 0) {
        millis[round] = (System.nanoTime() - start) / 1e6;
      }
    }
    Arrays.sort(millis);
    return millis;
  }

  /// Empty where there is no shell.
  private Optional<double[]> shell(IntFunction<AttemptQuery> query)
      throws IOException, InterruptedException {
    List<String> script = new ArrayList<>(List.of(".output /dev/null", ".timer on"));
    for (int round = 0; round < ROUNDS; round++) {
      script.add(HistoryFiller.sql(directory, query.apply(round)).replace('\n', ' ') + ";");
    }
    Path file = Files.write(Files.createTempFile("history-benchmark", ".sql"), script);
    Process shell;
    try {
      shell =
          new ProcessBuilder("sqlite3", "-readonly", directory.resolve("history.db").toString())
              .redirectInput(file.toFile())
              .redirectErrorStream(true)
              .start();
    } catch (IOException _) {
      return Optional.empty();
    }
    String output = new String(shell.getInputStream().readAllBytes(), UTF_8);
    shell.waitFor(1, TimeUnit.MINUTES);
    Matcher times = SHELL_TIME.matcher(output);
    double[] millis =
        times.results().mapToDouble(time -> Double.parseDouble(time.group(1)) * 1e3).toArray();
    Arrays.sort(millis);
    return millis.length == ROUNDS ? Optional.of(millis) : Optional.empty();
  }

  private static void print(String what, double[] ours, Optional<double[]> shell) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %.2f | %.2f | %s |%n",
        what,
        ours[ours.length / 2],
        ours[ours.length * 95 / 100],
        shell
            .map(millis -> String.format(Locale.ROOT, "%.2f", millis[millis.length / 2]))
            .orElse("–"));
  }
}
