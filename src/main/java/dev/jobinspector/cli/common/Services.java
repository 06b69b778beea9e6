package dev.jobinspector.cli.common;

import dev.jobinspector.attempt.AttemptLog;
import dev.jobinspector.attempt.AttemptLogException;
import dev.jobinspector.job.connection.ConnectionException;
import dev.jobinspector.service.JobService;
import java.util.Optional;

/// What the commands need of the rest of the program. Nothing is opened before it is asked for.
public interface Services extends AutoCloseable {
  /// Connects as the options and the environment say, with their history and read-only switch.
  ///
  /// @throws ConnectionException with words if the connection cannot be made
  /// @throws AttemptLogException with words if the history cannot be opened at all
  JobService connect(GlobalOptions options);

  /// Returns the history alone; nothing is connected for it.
  ///
  /// @throws AttemptLogException with words if it cannot be opened
  AttemptLog history(GlobalOptions options);

  /// Returns the output format that the profile asks for, if it does; nothing is opened for it.
  Optional<String> profileOutput(GlobalOptions options);

  /// Lets go of what was opened.
  @Override
  void close();
}
