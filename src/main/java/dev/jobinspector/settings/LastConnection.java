package dev.jobinspector.settings;

import java.util.Optional;

/// The last connection of the window. Names only: credentials stay in the AWS configuration.
///
/// @param emulator whether it was the local emulator, which has no profile
/// @param profile the profile of the shared AWS configuration, if one was chosen
/// @param region the Region, if one was chosen
public record LastConnection(boolean emulator, Optional<String> profile, Optional<String> region) {}
