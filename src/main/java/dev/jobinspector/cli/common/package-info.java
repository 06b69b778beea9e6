/// What every command uses: its options, its console, its exit codes, its ways to print.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.cli.common;
