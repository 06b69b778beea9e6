/// Copying what stands in lists and tables.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.ui.common.copy;
