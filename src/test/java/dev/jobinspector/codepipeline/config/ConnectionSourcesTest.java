package dev.jobinspector.codepipeline.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jobinspector.job.connection.ConnectionSource;
import dev.jobinspector.testing.AwsHome;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionSourcesTest {
  @TempDir private Path home;

  @Test
  void eachProfileSaysItsRegionAndWhereItsCredentialsComeFrom() {
    AwsHome aws =
        new AwsHome(home)
            .config(
                """
                [profile sso]
                region = eu-west-1
                sso_session = corp
                [profile mfa]
                role_arn = arn:aws:iam::111122223333:role/Ops
                mfa_serial = arn:aws:iam::111122223333:mfa/ann
                source_profile = keys
                [profile keys]
                [profile login]
                login_session = arn:aws:sts::111122223333:assumed-role/Ops/ann
                """)
            .credentials("[keys]\naws_access_key_id = AKIA\naws_secret_access_key = canary");
    assertEquals(
        List.of(
            of("keys", "", "access keys"),
            of("login", "", "console sign-in"),
            of("mfa", "", "role with MFA"),
            of("sso", "eu-west-1", "IAM Identity Center")),
        ConnectionSources.of(aws.environment()));
  }

  @Test
  void whatTheEnvironmentGivesComesFirstUnlessAProfileTakesItsPlace() {
    AwsHome aws = new AwsHome(home).variable("AWS_REGION", "eu-west-1");
    assertEquals(List.of(), ConnectionSources.of(aws.environment()));
    aws.variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/role");
    assertEquals(
        List.of(of("", "eu-west-1", "container")), ConnectionSources.of(aws.environment()));
    aws.config("[default]\nregion = us-east-1");
    assertEquals(
        List.of(of("default", "eu-west-1", "no credentials")),
        ConnectionSources.of(aws.environment()));
    aws.variable("AWS_WEB_IDENTITY_TOKEN_FILE", "/token");
    assertEquals(
        of("", "eu-west-1", "web identity"), ConnectionSources.of(aws.environment()).getFirst());
    aws.variable("AWS_ACCESS_KEY_ID", "AKIA");
    assertEquals(
        of("", "eu-west-1", "environment variables"),
        ConnectionSources.of(aws.environment()).getFirst());
  }

  private static ConnectionSource of(String profile, String region, String credentials) {
    return new ConnectionSource(
        Optional.of(profile).filter(name -> !name.isEmpty()),
        Optional.of(region).filter(name -> !name.isEmpty()),
        credentials);
  }
}
