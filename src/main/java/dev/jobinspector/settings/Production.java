package dev.jobinspector.settings;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Which connections are to production: by the name of the profile, or because the user said so.
///
/// @param pattern in the profile's name, in any case; empty for none
/// @param profiles that the user chose
public record Production(String pattern, Set<String> profiles) {
  /// What holds before the user says otherwise.
  public static final Production DEFAULT = new Production("prod", Set.of());

  public Production {
    profiles = Set.copyOf(profiles);
  }

  /// Returns whether a connection by this profile is one to production.
  public boolean includes(Optional<String> profile) {
    return profile
        .filter(
            name ->
                profiles.contains(name)
                    || (!pattern.isBlank()
                        && name.toLowerCase(Locale.ROOT)
                            .contains(pattern.strip().toLowerCase(Locale.ROOT))))
        .isPresent();
  }
}
