/// What the reads of pipelines tell of the actions that jobs stand for.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.job.pipeline;
