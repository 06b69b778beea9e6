package dev.jobinspector.codepipeline.config;

/// A value of a shared configuration file. It may be a secret: a message names only its place.
public record ConfigValue(String text, ConfigLocation location) {
  @Override
  public String toString() {
    return "a value at " + location;
  }
}
