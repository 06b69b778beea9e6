/// What commands print: the result, or the part of it that `--query` names, in the format asked
/// for.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.cli.output;
