package dev.jobinspector.history.jdbc;

import dev.jobinspector.attempt.AttemptLogException;
import java.sql.SQLException;

/// The user messages for the errors of one kind of database.
public interface SqlErrorMessages {
  /// Returns the cause and the next step, as the end of a sentence.
  String why(SQLException problem);

  default AttemptLogException writing(SQLException problem) {
    return new AttemptLogException("The history cannot be written: " + why(problem), problem);
  }

  default AttemptLogException reading(SQLException problem) {
    return new AttemptLogException("The history cannot be read: " + why(problem), problem);
  }
}
