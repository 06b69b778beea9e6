/// What the service is asked: the operations and their parameters.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.job.request;
