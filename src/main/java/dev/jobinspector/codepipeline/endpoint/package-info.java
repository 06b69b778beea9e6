/// Which address each AWS service is asked at, and which addresses belong to AWS.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.codepipeline.endpoint;
