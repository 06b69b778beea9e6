/// Choosing a connection, signing in, and what stands between the user and production.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.ui.connection;
