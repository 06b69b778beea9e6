package dev.jobinspector.ui.common.command;

/// The menus of the window, from left to right.
public enum CommandMenu {
  FILE("File"),
  EDIT("Edit"),
  JOB("Job"),
  VIEW("View"),
  HELP("Help");

  private final String title;

  CommandMenu(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }
}
