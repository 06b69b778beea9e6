/// Connections: what the user chose, and what it was resolved to.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.job.connection;
