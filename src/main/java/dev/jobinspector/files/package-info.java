/// How the program writes files: its owner's alone, and whole or not at all.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.files;
