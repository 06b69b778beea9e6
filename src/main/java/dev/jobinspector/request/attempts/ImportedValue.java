package dev.jobinspector.request.attempts;

import dev.jobinspector.request.Place;

/// A value of an imported attempt.
///
/// @param absent whether it is null
record ImportedValue(String text, boolean absent, Place place) {}
