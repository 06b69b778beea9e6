package dev.jobinspector.export;

import java.util.List;
import java.util.Map;

/// A document that is written from its beginning to its end. Every text that it takes is shown as
/// it is: nothing in it is markup.
interface ReportWriter {
  void heading(String text);

  void section(String text);

  void subsection(String text);

  void paragraph(String text);

  /// Adds names and what they stand for.
  void facts(Map<String, String> facts);

  void table(List<String> columns, List<List<String>> rows);

  /// Adds a text with lines of its own.
  void quote(String title, String text);

  /// Returns all of it.
  String end();
}
