package dev.jobinspector.codepipeline.config;

import java.nio.file.Path;

/// A line of a shared configuration file.
public record ConfigLocation(Path file, int line) {
  @Override
  public String toString() {
    return file + ", line " + line;
  }
}
