/// Requests in every form: JSON and YAML input and what is wrong with it, skeletons, the shapes of
/// the ten job operations. Nothing here sends anything, and no message repeats what was read: it
/// may hold a token.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.request;
