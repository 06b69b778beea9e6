/// JSON as a tree.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.emulator.tree;
