package dev.jobinspector.history.query;

import java.util.List;
import java.util.stream.Stream;

/// Rows of the table `attempt` and the access path to them.
///
/// @param from what follows the word; the columns of `attempt` have their bare names there
/// @param given the parameters in `from`
/// @param position what to order by time with: the position of the attempt, or what equals it and
///   gives the database the rows in that order
/// @param where what the rows must fulfil
public record RowSource(String from, List<Object> given, String position, Conditions where) {
  /// Returns the values in the order of their question marks, those of `from` first.
  public List<Object> parameters() {
    return Stream.concat(given.stream(), where.parameters().stream()).toList();
  }
}
