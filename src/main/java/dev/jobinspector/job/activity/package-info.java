/// What AWS recorded of the calls of workers and functions: CloudTrail events and log events.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.job.activity;
