/// A row of the table `attempt`: its columns, its checksums, the process that wrote it.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.history.rows;
