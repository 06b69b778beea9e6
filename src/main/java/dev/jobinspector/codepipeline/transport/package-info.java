/// How requests travel: proxies, trusted certificates, time limits and the size of replies, for
/// every client of the SDK.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.codepipeline.transport;
