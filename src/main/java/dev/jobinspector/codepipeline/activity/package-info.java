/// What AWS recorded of workers' calls, through the SDK: LookupEvents of CloudTrail,
/// FilterLogEvents of CloudWatch Logs.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.codepipeline.activity;
