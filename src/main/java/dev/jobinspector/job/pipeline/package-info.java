/// The actions of pipelines and their executions, as read from the service.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.job.pipeline;
