/// Where credentials come from: the profile is walked here, with clients whose endpoints were
/// checked, because those that the SDK builds for itself cannot be held to a host.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.codepipeline.credentials;
