package dev.jobinspector.settings;

/// How the window looks.
public enum Appearance {
  SYSTEM("As the system"),
  LIGHT("Light"),
  DARK("Dark");

  private final String title;

  Appearance(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }
}
