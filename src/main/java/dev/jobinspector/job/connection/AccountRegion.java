package dev.jobinspector.job.connection;

/// Where requests were made to.
///
/// @param account twelve digits; empty if it is not known
public record AccountRegion(String account, String region) {}
