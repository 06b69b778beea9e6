package dev.jobinspector.app;

import dev.jobinspector.history.OpenedHistory;
import dev.jobinspector.history.PostgresHistory;
import dev.jobinspector.history.SqliteHistory;
import java.nio.file.Path;
import java.util.Optional;

/// Where the history is kept.
///
/// @param data the folder of this user's data, the log of the program included
/// @param url of a team's history on a server, as it was written; empty for a file in the folder
record HistoryLocation(Path data, Optional<String> url) {
  OpenedHistory open() {
    return url.map(server -> PostgresHistory.open(server, data))
        .orElseGet(() -> SqliteHistory.open(data));
  }
}
