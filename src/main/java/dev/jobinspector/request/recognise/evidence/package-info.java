/// What a text tells about jobs, collected per job id.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.request.recognise.evidence;
