package dev.jobinspector.cli;

import dev.jobinspector.job.request.Operation;

/// What an operation brings about, in a sentence for the help of its command.
final class Consequences {
  private Consequences() {}

  static String of(Operation operation) {
    return switch (operation.verb()) {
      case POLL ->
          "The jobs that it returns are dispatched to you: no other worker gets them for a while.";
      case ACKNOWLEDGE ->
          "It takes the job from its worker, and CodePipeline then waits for your result; it does"
              + " not free a pipeline.";
      case GET_DETAILS, READ_PIPELINE -> "It only reads.";
      case PUT_SUCCESS ->
          "It ends the job, and the pipeline goes on; with a continuation token the work goes on in"
              + " a new job.";
      case PUT_FAILURE -> "It ends the job, and its action and stage fail.";
      case RETRY_STAGE ->
          "Failed actions of the stage, or all of them, begin once more with new jobs.";
      case STOP ->
          "It stops the execution when its actions in progress have ended, which a job that nobody"
              + " ends holds up; with --abandon at once. Abandoning can lead to failed or"
              + " out-of-sequence tasks.";
      case DISABLE_TRANSITION ->
          "No pipeline execution passes the transition until it is enabled; what is in a stage goes"
              + " on.";
      case ENABLE_TRANSITION -> "A pipeline execution that waits for the transition goes on.";
    };
  }
}
