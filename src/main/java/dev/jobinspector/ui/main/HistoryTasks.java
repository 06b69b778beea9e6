package dev.jobinspector.ui.main;

import java.util.List;

/// What the history has to tell, and what keeps it small and sound.
public interface HistoryTasks {
  /// Sentences for the user since the last time this was asked.
  List<String> drainNotices();

  /// Does what is due, unless that is in progress already, and returns sentences for the user. May
  /// block for long.
  List<String> maintenance();
}
