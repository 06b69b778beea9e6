package dev.jobinspector.ui.caseview;

import dev.jobinspector.troubleshooting.finding.Act;
import java.util.Optional;

/// What the window does when something is chosen in the case view.
public interface CaseActions {
  /// Returns what buttons, menus and the palette call an act.
  static String title(Act act) {
    return switch (act) {
      case WAIT, WATCH -> "Watch";
      case ACKNOWLEDGE -> "Acknowledge: I do this work";
      case REPORT_FAILURE -> "Report failure…";
      case CLAIM_AND_FAIL -> "Claim and fail…";
      case REPORT_SUCCESS -> "Report success…";
      case RETRY_STAGE -> "Retry stage…";
      case STOP_EXECUTION -> "Stop execution…";
      case ENABLE_TRANSITION -> "Enable transition…";
      case DISABLE_TRANSITION -> "Disable transition…";
      case CHECK_OUTCOME -> "Check the outcome";
      case OPEN_CONSOLE -> "Open in the console";
      case SIGN_IN -> "Sign in…";
      case POLL -> "Poll its action type…";
    };
  }

  /// Returns the key that does an act where no text is typed; empty if none does.
  static Optional<String> key(Act act) {
    return switch (act) {
      case WAIT, WATCH -> Optional.of("w");
      case ACKNOWLEDGE -> Optional.of("a");
      case REPORT_FAILURE -> Optional.of("f");
      case RETRY_STAGE -> Optional.of("r");
      case OPEN_CONSOLE -> Optional.of("o");
      case CLAIM_AND_FAIL,
          REPORT_SUCCESS,
          STOP_EXECUTION,
          ENABLE_TRANSITION,
          DISABLE_TRANSITION,
          CHECK_OUTCOME,
          SIGN_IN,
          POLL ->
          Optional.empty();
    };
  }

  /// Returns whether a URL is that of a page, which a browser may be told to open.
  static boolean isPage(String url) {
    return url.startsWith("https://") || url.startsWith("http://");
  }

  /// Does an act, or opens its form.
  void perform(Act act);

  /// Returns why an act cannot be chosen now; empty if it can.
  Optional<String> disabledReason(Act act);

  /// Returns whether the case that is open is watched.
  boolean isWatched();

  /// Opens a page in the browser.
  void browse(String url);

  /// Goes back to the list, where the case has the window for itself.
  void back();

  /// Looks through the history for the pipeline of the case.
  void searchHistory();

  /// Opens where the report of the case is saved or copied.
  void report();

  /// Opens the form that finds jobs in pasted text.
  void paste();
}
