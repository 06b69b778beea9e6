package dev.jobinspector.cli.operation;

import dev.jobinspector.job.request.Operation;
import dev.jobinspector.text.Document;
import dev.jobinspector.text.DocumentFormat;
import dev.jobinspector.text.DocumentReader;
import dev.jobinspector.text.InvalidRequestException;
import dev.jobinspector.text.SourceLocation;
import dev.jobinspector.text.Value;
import dev.jobinspector.text.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an input document holds: the parameters of one request, or a list of such.
///
/// @param isPrinted whether it is what a command printed, which may be no job at all
record RequestSource(List<Value> values, boolean isList, List<String> notes, boolean isPrinted) {
  static final RequestSource NONE =
      new RequestSource(List.of(Value.Mapping.of(Map.of())), false, List.of());

  private RequestSource(List<Value> values, boolean isList, List<String> notes) {
    this(values, isList, notes, false);
  }

  /// @param list whether even one object is a list: a file of lines, or an option for lists
  /// @param printed the operation for which printed forms of jobs are taken; empty where none is
  static RequestSource read(
      String text, DocumentFormat format, boolean list, Optional<Operation> printed) {
    if (format == DocumentFormat.JSON && isLines(text, list)) {
      return new RequestSource(lines(text), true, List.of());
    }
    Document document = DocumentReader.read(text, format);
    Optional<JobEntries> jobs = printed.flatMap(of -> JobEntries.of(document.root(), of));
    if (jobs.isPresent()) {
      List<String> notes = new ArrayList<>(document.notes());
      notes.addAll(jobs.get().notes());
      return new RequestSource(jobs.get().parameters(), true, notes, true);
    }
    if (list && document.root() instanceof Value.Mapping) {
      return new RequestSource(List.of(document.root()), true, document.notes());
    }
    return document.root() instanceof Value.Listing(var values, _)
        ? new RequestSource(values, true, document.notes())
        : new RequestSource(List.of(document.mapping()), false, document.notes());
  }

  Value.Mapping single() {
    return mapping(values.getFirst());
  }

  List<Value.Mapping> list() {
    return values.stream().map(RequestSource::mapping).toList();
  }

  private static Value.Mapping mapping(Value value) {
    if (value instanceof Value.Mapping mapping) {
      return mapping;
    }
    throw new InvalidRequestException(
        List.of(
            new Violation(
                "",
                "A map of parameters is needed, but this is " + value.kind() + ".",
                value.location())));
  }

  /// JSON Lines: more than one line, or a list of one, and each that is not blank is an object of
  /// its own.
  private static boolean isLines(String text, boolean list) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    return lines.size() > (list ? 0 : 1)
        && lines.stream()
            .allMatch(line -> line.strip().startsWith("{") && line.strip().endsWith("}"));
  }

  private static List<Value> lines(String text) {
    List<Value> values = new ArrayList<>();
    List<Violation> violations = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (!line.isBlank()) {
        try {
          values.add(DocumentReader.read(line, DocumentFormat.JSON).mapping());
        } catch (InvalidRequestException e) {
          for (Violation violation : e.violations()) {
            violations.add(
                new Violation(
                    violation.key(),
                    violation.rule(),
                    new SourceLocation(number, violation.location().column())));
          }
        }
      }
    }
    if (!violations.isEmpty()) {
      throw new InvalidRequestException(violations);
    }
    return values;
  }
}
