package dev.jobinspector.history.jdbc;

import dev.jobinspector.attempt.AttemptLogException;
import java.sql.SQLException;

/// The user messages for the errors of one kind of database.
public interface SqlErrorMessages {
  AttemptLogException writing(SQLException problem);

  AttemptLogException reading(SQLException problem);
}
