package dev.jobinspector.ui.common;

/// Work that blocks and tells how far it is.
public interface Work<T> {
  /// Does it.
  ///
  /// @param steps to be told by any thread, as often as one likes
  T call(Steps steps) throws Exception;

  /// How far work is.
  interface Steps {
    void at(int done, int all);
  }
}
