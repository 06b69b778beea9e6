package dev.jobinspector.job.connection;

/// The account and Region of attempts.
///
/// @param account twelve digits; empty if it is not known
public record AccountRegion(String account, String region) {}
