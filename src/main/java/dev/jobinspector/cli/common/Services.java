package dev.jobinspector.cli.common;

import dev.jobinspector.attempt.AttemptLog;
import dev.jobinspector.attempt.AttemptLogException;
import dev.jobinspector.job.connection.ConnectionChoice;
import dev.jobinspector.job.connection.ConnectionException;
import dev.jobinspector.service.JobService;
import dev.jobinspector.service.SignIn;
import java.util.List;
import java.util.Optional;

/// What the commands need of the rest of the program. Nothing is opened before it is asked for.
public interface Services extends AutoCloseable {
  /// Connects as the options and the environment say, with their history and read-only switch.
  ///
  /// @throws ConnectionException with words if the connection cannot be made
  /// @throws AttemptLogException with words if the history cannot be opened at all
  default JobService connect(GlobalOptions options) {
    return connect(options, options.connectionOfCommand());
  }

  /// Connects to what is chosen, else as the options and the environment say.
  JobService connect(GlobalOptions options, ConnectionChoice choice);

  /// Returns the Regions that have CodePipeline in the partition of a Region.
  List<String> regionsLike(GlobalOptions options, String region);

  /// Returns what signs in; nothing is connected for it.
  SignIn signIn(GlobalOptions options);

  /// Returns the history alone; nothing is connected for it.
  ///
  /// @throws AttemptLogException with words if it cannot be opened
  AttemptLog history(GlobalOptions options);

  /// Returns what the shared configuration says of the profile; nothing is opened for it.
  ///
  /// @throws ConnectionException with words if there is no such profile
  Optional<String> profileText(GlobalOptions options, String key);

  /// Lets go of what was opened.
  @Override
  void close();
}
