/// A request as something to paste elsewhere: commands, snippets, input files. Secrets never go
/// along; what is pasted takes them from the environment.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.request.copy;
