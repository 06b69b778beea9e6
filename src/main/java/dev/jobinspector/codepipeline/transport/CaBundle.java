package dev.jobinspector.codepipeline.transport;

import java.nio.file.Path;

/// A file with certificates of authorities in PEM.
///
/// @param source where its name came from, in words
public record CaBundle(Path file, String source) {}
