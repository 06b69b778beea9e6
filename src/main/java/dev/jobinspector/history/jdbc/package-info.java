/// JDBC as the history uses it: connections, transactions, queries, and words for SQL errors.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.history.jdbc;
