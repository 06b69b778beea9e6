package dev.jobinspector.export;

import dev.jobinspector.text.SourceLocation;

/// A value of an imported attempt.
///
/// @param absent whether it is null
record ImportedValue(String text, boolean absent, SourceLocation location) {}
