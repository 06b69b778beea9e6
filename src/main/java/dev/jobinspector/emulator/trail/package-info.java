/// CloudTrail and CloudWatch Logs as far as they tell who works on jobs: LookupEvents and
/// FilterLogEvents. No public record of CodePipeline's job operations is known, so all of it is
/// modelled.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.emulator.trail;
