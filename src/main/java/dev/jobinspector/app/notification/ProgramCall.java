package dev.jobinspector.app.notification;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/// How a system's program is started. Texts are arguments or variables of their own: no shell and
/// no interpreter reads them as its language.
///
/// @param variables put into its environment
record ProgramCall(List<String> command, Map<String, String> variables) {
  private static final String TITLE = "JOB_INSPECTOR_TITLE";
  private static final String TEXT = "JOB_INSPECTOR_TEXT";

  /// A toast needs the id of an installed program; this is PowerShell's own.
  private static final String TOAST =
      """
      $manager = [Windows.UI.Notifications.ToastNotificationManager, Windows.UI.Notifications, \
      ContentType = WindowsRuntime]
      $toast = $manager::GetTemplateContent(\
      [Windows.UI.Notifications.ToastTemplateType]::ToastText02)
      $texts = $toast.GetElementsByTagName('text')
      [void]$texts.Item(0).AppendChild($toast.CreateTextNode($env:JOB_INSPECTOR_TITLE))
      [void]$texts.Item(1).AppendChild($toast.CreateTextNode($env:JOB_INSPECTOR_TEXT))
      $id = '{1AC14E77-02E7-4E5D-B744-2EB1AE5198B7}\\WindowsPowerShell\\v1.0\\powershell.exe'
      $manager::CreateToastNotifier($id).Show(\
      [Windows.UI.Notifications.ToastNotification]::new($toast))
      """;

  /// Returns the call for the desktops of Linux, which take the text as markup.
  static ProgramCall notifySend(String title, String text) {
    return new ProgramCall(
        List.of("notify-send", "--app-name=Job Inspector", "--", title, escaped(text)), Map.of());
  }

  /// Returns the call for macOS.
  static ProgramCall osascript(String title, String text) {
    return new ProgramCall(
        List.of(
            "/usr/bin/osascript",
            "-e",
            "on run argv",
            "-e",
            "display notification (item 2 of argv) with title (item 1 of argv)",
            "-e",
            "end run",
            "Job Inspector: " + title, // begins with no dash, which would be an option
            text),
        Map.of());
  }

  /// Returns the call for Windows.
  static ProgramCall powerShell(String title, String text) {
    String root = Objects.requireNonNullElse(System.getenv("SystemRoot"), "C:\\Windows");
    return new ProgramCall(
        List.of(
            root + "\\System32\\WindowsPowerShell\\v1.0\\powershell.exe",
            "-NoProfile",
            "-NonInteractive",
            "-Command",
            TOAST),
        Map.of(TITLE, title, TEXT, text));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
