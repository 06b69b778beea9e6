package dev.jobinspector.benchmark;

import dev.jobinspector.request.recognise.Recogniser;
import java.util.Locale;

/// How long it takes to recognise 5 MB of pasted text, for the kinds of text that are hardest on a
/// reader. A program of its own: timings belong in no test.
final class RequestBenchmark {
  private static final int SIZE = 5 * 1024 * 1024;
  private static final String ID = "f4f4ff82-2d11-4eb5-8d1e-0a1b2c3d4e5f";

  private RequestBenchmark() {}

  public static void main(String[] arguments) {
    report("worker log", "2026-01-31 INFO AcknowledgeJob for job '" + ID + "' and nonce '3'\n");
    report("plain log", "2026-01-31T09:00:00Z INFO handled the request in 12 ms, all well\n");
    report("Lambda events", "INFO {\"CodePipeline.job\":{\"id\":\"" + ID + "\",\"data\":{}}}\n");
    report("one line of JSON", "{\"a\":{\"b\":[\"" + ID + "\"]}},");
    report("open braces", "{");
    report("open quotes", "{\"\\\"'\\'");
    report("bars", "|| a | b ||\n|");
    report("dashes", "-");
    report("YAML keys", "a: \n  b: x\n");
  }

  private static void report(String name, String unit) {
    String text = unit.repeat(SIZE / unit.length());
    Recogniser.recognise(text);
    long start = System.nanoTime();
    int jobs = Recogniser.recognise(text).jobs().size();
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(Locale.ROOT, "%-18s %6.2f s for 5 MB, %d found%n", name, seconds, jobs);
  }
}
