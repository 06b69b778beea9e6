package dev.jobinspector.job.reply;

/// One request and its reply as text, as they went over the wire, without credentials, signature
/// and secrets.
///
/// @param reply empty if none came
public record Exchange(String request, String reply) {}
