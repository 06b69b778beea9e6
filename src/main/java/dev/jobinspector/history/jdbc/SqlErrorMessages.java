package dev.jobinspector.history.jdbc;

import dev.jobinspector.attempt.AttemptLogException;
import java.sql.SQLException;

/// What the errors of one kind of database mean. Each answers with words for the user.
public interface SqlErrorMessages {
  AttemptLogException writing(SQLException problem);

  AttemptLogException reading(SQLException problem);
}
