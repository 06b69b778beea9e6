/// The history in a SQLite file: its schema, its files, how it is asked and kept small.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.history.sqlite;
