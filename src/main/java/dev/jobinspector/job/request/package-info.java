/// The operations of the service and their parameters.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.job.request;
