package dev.jobinspector.ui.worklist.watch;

/// Tells the user something while they look at another window.
public interface DesktopNotification {
  /// Shows a notification of the desktop, or does nothing where there is none. May block for some
  /// seconds.
  void show(String title, String text);
}
