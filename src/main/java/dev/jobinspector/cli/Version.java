package dev.jobinspector.cli;

import picocli.CommandLine.IVersionProvider;

/// The version out of the jar's manifest.
public final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {"Job Inspector " + (version == null ? "(development)" : version)};
  }
}
