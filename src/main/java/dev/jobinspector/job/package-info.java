/// The subject: jobs of AWS CodePipeline as a job worker sees them, the attempts made on them, and
/// the ports through which the rest of the world is reached. Nothing here but the JDK.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.job;
