package dev.jobinspector.job.connection;

import java.net.URI;
import java.time.Instant;

/// What a person needs in order to sign in with a browser: where to go, and the code to compare or
/// to enter there.
///
/// @param profile that the sign-in is for
/// @param address the page that asks for the code
/// @param complete the same page with the code filled in
/// @param expires when the code is no longer taken; a new one is shown then
public record DeviceCode(
    String profile, String userCode, URI address, URI complete, Instant expires) {}
