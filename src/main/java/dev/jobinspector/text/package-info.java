/// Text in and out: JSON and YAML, read strictly and written as the AWS CLI does; text of others,
/// made safe to show. No message repeats what was read: it may hold a token.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.text;
