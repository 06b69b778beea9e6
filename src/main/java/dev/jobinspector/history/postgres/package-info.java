/// The history on a PostgreSQL server: its address, its password, its schema, how it is asked.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.history.postgres;
