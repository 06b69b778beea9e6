/// The jobs that can be picked, and polling for more.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.ui.jobs;
