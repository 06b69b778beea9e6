package dev.jobinspector.ui.connection;

import dev.jobinspector.job.connection.ConnectionChoice;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// A row of the connection picker.
///
/// @param recent whether the user has been there before
/// @param regions in which was looked for what is stuck; empty for its own alone
public record ConnectionOption(ConnectionChoice choice, boolean recent, List<String> regions) {
  public ConnectionOption {
    regions = List.copyOf(regions);
  }

  /// Returns a row of a connection that is no recent one.
  static ConnectionOption of(ConnectionChoice choice) {
    return new ConnectionOption(choice, false, List.of());
  }

  /// Returns whose connection it is.
  public String title() {
    return switch (choice) {
      case ConnectionChoice.Emulator _ -> "Local emulator";
      case ConnectionChoice.Aws aws -> aws.profile().orElse("From the environment");
    };
  }

  /// Returns where it goes, and what is particular about it.
  public String detail() {
    String place =
        switch (choice) {
          case ConnectionChoice.Emulator(var region) -> region;
          case ConnectionChoice.Aws aws -> aws.region().orElse("Region of the profile");
        };
    Optional<String> acting =
        choice instanceof ConnectionChoice.Aws aws ? aws.actingProfile() : Optional.empty();
    return String.join(
        " · ",
        Stream.of(
                Optional.of(regions.size() > 1 ? String.join(", ", regions) : place),
                acting.map(profile -> "acts as " + profile),
                Optional.of("recent").filter(_ -> recent))
            .flatMap(Optional::stream)
            .toList());
  }

  boolean isAws() {
    return choice instanceof ConnectionChoice.Aws;
  }

  ConnectionKind kind() {
    return isAws() ? ConnectionKind.AWS : ConnectionKind.EMULATOR;
  }

  /// Returns the Region that it names; empty if the profile's own is meant.
  Optional<String> region() {
    return switch (choice) {
      case ConnectionChoice.Emulator(var region) -> Optional.of(region);
      case ConnectionChoice.Aws aws -> aws.region();
    };
  }

  /// Returns whether each word stands in it, in any case.
  boolean matches(List<String> words) {
    String text = (title() + " " + detail()).toLowerCase(Locale.ROOT);
    return words.stream().allMatch(text::contains);
  }
}
