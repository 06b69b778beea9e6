/// A local AWS CodePipeline for job workers: the job-worker operations, and the pipeline reads and
/// writes around them, over a scenario, for any SDK. It shares no code with the rest of the program
/// and is met only over HTTP. `wire` speaks HTTP, `operation` plays the operations, `provision`
/// reads what they declare, `state` holds what the service knows, `lifecycle` has the tables by
/// which it moves, `scenario` says how it begins. What is documented and what is modelled:
/// `docs/emulator.md`.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.emulator;
