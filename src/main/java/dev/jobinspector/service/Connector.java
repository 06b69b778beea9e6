package dev.jobinspector.service;

import dev.jobinspector.job.connection.ConnectionChoice;
import dev.jobinspector.job.connection.ConnectionException;
import dev.jobinspector.job.connection.ConnectionSource;
import java.util.List;

/// Makes connections. May block.
public interface Connector {
  /// Resolves a choice to a connection that can be used at once; nothing is sent but what it takes
  /// to get credentials.
  ///
  /// @throws ConnectionException with words for the user if the choice cannot be resolved
  JobGateway connect(ConnectionChoice choice);

  /// Returns what connections can be made with: what the environment gives, and the profiles of the
  /// shared AWS configuration, sorted.
  List<ConnectionSource> sources();

  /// Returns the Regions that have CodePipeline, sorted.
  List<String> regions();

  /// Those of them that are in the partition of this one.
  List<String> regionsLike(String region);
}
