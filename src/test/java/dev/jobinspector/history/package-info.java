@org.jspecify.annotations.NullMarked
package dev.jobinspector.history;
