/// Who polled, acknowledged and reported, as AWS recorded it: CloudTrail events and a function's
/// log, and the job that they lead to.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.troubleshooting.activity;
