/// The environment variables and the shared files that configure AWS tools, read as the AWS CLI
/// reads them, each value with the file and the line that it stands in.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.codepipeline.config;
