/// The result of one request: the reply of the service or why there is none, and the outcome.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.job.reply;
