/// What a shell completes while a command is typed.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.cli.completion;
