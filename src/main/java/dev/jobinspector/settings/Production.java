package dev.jobinspector.settings;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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

  /// Returns the same with a profile that the user chose, or without it.
  public Production with(String profile, boolean chosen) {
    Set<String> all = new TreeSet<>(profiles);
    if (chosen) {
      all.add(profile);
    } else {
      all.remove(profile);
    }
    return new Production(pattern, all);
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
