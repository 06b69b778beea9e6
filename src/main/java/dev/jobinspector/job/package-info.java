/// Jobs of AWS CodePipeline as a job worker sees them. It uses nothing but the JDK.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.job;
