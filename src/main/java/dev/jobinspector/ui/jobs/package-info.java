/// Getting at jobs: polling for them, and finding them in pasted text.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.ui.jobs;
