package dev.jobinspector.ui.common;

import dev.jobinspector.troubleshooting.Explanation;

/// The state of something that is loaded: one value instead of several flags that can contradict
/// each other.
public sealed interface Loadable<T> {
  /// Not asked for.
  record Idle<T>() implements Loadable<T> {}

  /// Under way. Each is a thing of its own, so that an answer can tell whether it is still awaited.
  final class Loading<T> implements Loadable<T> {}

  record Loaded<T>(T value) implements Loadable<T> {}

  record Failed<T>(Explanation why) implements Loadable<T> {}
}
