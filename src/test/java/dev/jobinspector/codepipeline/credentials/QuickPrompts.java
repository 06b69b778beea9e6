package dev.jobinspector.codepipeline.credentials;

import dev.jobinspector.job.connection.SignInPrompt;

/// Asks without the pauses that the service wants.
public final class QuickPrompts {
  private QuickPrompts() {}

  public static Prompts of(SignInPrompt person) {
    return new Prompts(person, _ -> {});
  }
}
