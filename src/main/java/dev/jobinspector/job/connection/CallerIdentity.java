package dev.jobinspector.job.connection;

/// Who the service says that makes the requests.
///
/// @param account twelve digits
/// @param arn of the user or the role; empty if the service did not say
public record CallerIdentity(String account, String arn) {
  /// Returns whether a text can be an account.
  public static boolean isAccount(String text) {
    return text.matches("\\d{12}");
  }
}
