/// The AWS SDK adapter: connections, requests, and what their replies mean. SDK types and
/// exceptions end here; so do secrets in error messages and recorded exchanges.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.codepipeline;
