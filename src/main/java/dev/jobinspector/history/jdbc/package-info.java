/// JDBC as the history uses it: connections, transactions, queries, and messages for SQL errors.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.history.jdbc;
