package dev.jobinspector.ui.connection;

import dev.jobinspector.job.connection.ConnectionChoice;
import dev.jobinspector.job.connection.ConnectionSource;
import dev.jobinspector.ui.connection.banner.ConnectionKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// A row of the connection picker.
///
/// @param recent whether the user has been there before
/// @param regions in which was looked for what is stuck; empty for its own alone
/// @param source what it is made with, as far as it is known
public record ConnectionOption(
    ConnectionChoice choice,
    boolean recent,
    List<String> regions,
    Optional<ConnectionSource> source) {
  public ConnectionOption {
    regions = List.copyOf(regions);
  }

  /// Returns a row of a connection that is no recent one.
  static ConnectionOption of(ConnectionChoice choice, Optional<ConnectionSource> source) {
    return new ConnectionOption(choice, false, List.of(), source);
  }

  /// Returns whose connection it is.
  public String title() {
    return switch (choice) {
      case ConnectionChoice.Emulator _ -> "Local emulator";
      case ConnectionChoice.Aws aws -> aws.profile().orElse("Without a profile");
    };
  }

  /// Returns where it goes, and what is particular about it.
  public String detail() {
    Optional<String> acting =
        choice instanceof ConnectionChoice.Aws aws ? aws.actingProfile() : Optional.empty();
    return String.join(
        " · ",
        Stream.of(
                Optional.of(
                    regions.size() > 1 ? String.join(", ", regions) : region().orElse("no Region")),
                source.map(ConnectionSource::credentials),
                acting.map(profile -> "acts as " + profile),
                Optional.of("recent").filter(_ -> recent))
            .flatMap(Optional::stream)
            .toList());
  }

  Optional<String> profile() {
    return choice instanceof ConnectionChoice.Aws aws ? aws.profile() : Optional.empty();
  }

  boolean isAws() {
    return choice instanceof ConnectionChoice.Aws;
  }

  ConnectionKind kind() {
    return isAws() ? ConnectionKind.AWS : ConnectionKind.EMULATOR;
  }

  /// Returns the Region that it names, or the one that its source has.
  Optional<String> region() {
    return switch (choice) {
      case ConnectionChoice.Emulator(var region) -> Optional.of(region);
      case ConnectionChoice.Aws aws ->
          aws.region().or(() -> source.flatMap(ConnectionSource::region));
    };
  }

  /// Returns whether each word stands in it, in any case.
  boolean matches(List<String> words) {
    String text = (title() + " " + detail()).toLowerCase(Locale.ROOT);
    return words.stream().allMatch(text::contains);
  }
}
