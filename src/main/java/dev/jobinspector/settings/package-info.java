/// What the user chose and how the window was left: one JSON file in the data folder.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.settings;
