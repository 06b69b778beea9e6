/// Finds jobs in text that a user pastes: replies of the AWS CLI in every output format, Lambda
/// events, CloudTrail records, commands, worker logs, prose. One pass per form, each linear in the
/// length of the text and none of them demanding that the text be well-formed.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.request.recognise;
