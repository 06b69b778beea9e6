package dev.jobinspector.settings;

import java.util.Optional;

/// Whom the window talked to last. Names only: credentials stay where the AWS configuration has
/// them.
///
/// @param emulator whether it was the local emulator; it has no profile
/// @param profile of the shared AWS configuration, if one was chosen
/// @param region if one was chosen
public record LastConnection(boolean emulator, Optional<String> profile, Optional<String> region) {}
