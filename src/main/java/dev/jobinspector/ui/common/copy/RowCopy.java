package dev.jobinspector.ui.common.copy;

import java.net.URI;
import java.util.Optional;
import java.util.function.Function;

/// What can be copied of a row beside its text; each is empty where the row has none.
///
/// @param id of its job
/// @param link to it in the AWS console
/// @param command that does the same
public record RowCopy<R>(
    Function<R, Optional<String>> id,
    Function<R, Optional<URI>> link,
    Function<R, Optional<String>> command) {}
