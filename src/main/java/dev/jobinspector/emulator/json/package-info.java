/// What the service knows, as the JSON that it answers.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.emulator.json;
