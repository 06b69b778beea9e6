/// How the program writes files: readable by their owner only, and atomically.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.files;
