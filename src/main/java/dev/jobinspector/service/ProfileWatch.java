package dev.jobinspector.service;

/// Notices what other programs change: profiles, and sign-ins such as of `aws sso login`.
public interface ProfileWatch {
  /// Ends the watching.
  interface Registration extends AutoCloseable {
    @Override
    void close();
  }

  /// Runs this, off the window's thread, within two seconds of each change from now on.
  Registration whenChanged(Runnable changed);
}
