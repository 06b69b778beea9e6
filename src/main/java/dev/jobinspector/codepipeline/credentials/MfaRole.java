package dev.jobinspector.codepipeline.credentials;

import dev.jobinspector.codepipeline.config.ConfigSection;
import dev.jobinspector.codepipeline.transport.QuotedSecrets;
import dev.jobinspector.job.connection.ConnectionException;
import dev.jobinspector.job.connection.MfaQuestion;
import dev.jobinspector.job.connection.NextStep;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.StsException;

/// A role that a code of an MFA device is asked for. Its session is kept for all connections until
/// it ends: nobody enters a code for each Region.
///
/// @param from the credentials that the role is assumed with
/// @param request the role, without the device and its code
record MfaRole(
    ConfigSection profile,
    String serial,
    StsClient sts,
    AwsCredentialsProvider from,
    AssumeRoleRequest request,
    Prompts prompts)
    implements AwsCredentialsProvider {
  private static final int TRIES = 3;

  @Override
  public AwsCredentials resolveCredentials() {
    return prompts.session(List.of(profile.name(), serial, request), this::ask);
  }

  private AwsCredentials ask() throws InterruptedException {
    if (!prompts.person().isAttended()) {
      throw CredentialMessages.at(
          profile,
          "mfa_serial",
          "needs a code of the MFA device %s, and there is no terminal to ask for it. Run the command in a terminal, or connect in the window."
              .formatted(serial),
          new NextStep.EnterCode(profile.name()));
    }
    AwsCredentials _ = from.resolveCredentials(); // not within the time limit of the call to STS
    MfaQuestion question =
        new MfaQuestion(profile.name(), serial, request.roleArn(), Optional.empty());
    for (int asked = 1; true; asked++) {
      String code =
          prompts
              .person()
              .mfaCode(question)
              .map(String::strip)
              .orElseThrow(() -> notEntered("no code was entered"));
      try {
        if (MfaQuestion.isCode(code)) {
          return session(code);
        }
        question = question.again("A code has six digits.");
      } catch (StsException e) {
        if (!String.valueOf(e.awsErrorDetails().errorMessage()).contains("MultiFactor")) {
          throw e;
        }
        question =
            question.again(new QuotedSecrets(List.of(code)).masked(CredentialMessages.said(e)));
      }
      if (asked == TRIES) {
        throw notEntered(
            "three codes were not taken (%s)".formatted(question.refusal().orElse("")));
      }
    }
  }

  private ConnectionException notEntered(String why) {
    return CredentialMessages.at(
        profile,
        "mfa_serial",
        "has no session of its role: %s. Connect again and enter the code that %s shows."
            .formatted(why, serial),
        new NextStep.EnterCode(profile.name()));
  }

  private AwsCredentials session(String code) {
    AssumeRoleResponse answer =
        sts.assumeRole(request.toBuilder().serialNumber(serial).tokenCode(code).build());
    Credentials given = answer.credentials();
    return StaticKeys.credentials(
        given.accessKeyId(),
        given.secretAccessKey(),
        given.sessionToken(),
        account(request.roleArn()),
        given.expiration());
  }

  /// `arn:aws:iam::111122223333:role/ops`
  private static String account(String role) {
    String[] parts = role.split(":", -1);
    return parts.length > 4 ? parts[4] : "";
  }
}
