package dev.jobinspector.codepipeline.credentials;

import dev.jobinspector.codepipeline.config.ConfigSection;
import dev.jobinspector.codepipeline.config.SharedConfig;
import dev.jobinspector.job.connection.NextStep;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.regions.Region;

/// The sign-in that a profile uses: one of a session that profiles share, or the profile's own.
///
/// @param name what its token is kept under: the session's name, or the start URL
/// @param scopes to register for; with them the token can be renewed
record SsoSession(
    ConfigSection profile, String name, String startUrl, Region region, List<String> scopes) {
  /// As `aws configure sso-session` suggests.
  private static final String USUAL_SCOPE = "sso:account:access";

  /// Returns whether a profile signs in so.
  static boolean isOf(ConfigSection profile) {
    return Stream.of("sso_session", "sso_start_url", "sso_account_id", "sso_role_name")
        .anyMatch(key -> profile.value(key).isPresent());
  }

  /// Returns the sign-in of a profile.
  static SsoSession of(ConfigSection profile, SharedConfig config) {
    Optional<String> name = profile.text("sso_session");
    if (name.isEmpty()) {
      String url = required(profile, profile, "sso_start_url");
      return new SsoSession(
          profile, url, url, Region.of(required(profile, profile, "sso_region")), List.of());
    }
    ConfigSection session = config.ssoSessions().get(name.get());
    if (session == null) {
      throw CredentialMessages.at(
          profile,
          "sso_session",
          "names the sso-session %s, which %s does not have. Add it with: aws configure sso-session"
              .formatted(name.get(), config.config()),
          new NextStep.CopyCommand("aws configure sso-session"));
    }
    return new SsoSession(
        profile,
        session.name(),
        required(profile, session, "sso_start_url"),
        Region.of(required(profile, session, "sso_region")),
        Stream.of(session.text("sso_registration_scopes").orElse(USUAL_SCOPE).split(",", -1))
            .map(String::strip)
            .filter(scope -> !scope.isEmpty())
            .toList());
  }

  static String required(ConfigSection profile, ConfigSection in, String key) {
    return in.text(key)
        .orElseThrow(
            () ->
                CredentialMessages.at(
                    profile,
                    "sso_session",
                    "has no %s%s. Add it, or run: aws configure sso"
                        .formatted(
                            key, in.equals(profile) ? "" : " in its sso-session, " + in.location()),
                    new NextStep.CopyCommand("aws configure sso")));
  }

  /// Returns the file of its token in the cache of the AWS CLI.
  String cacheFile() {
    return hash("SHA-1", name) + ".json";
  }

  /// Returns the hash that the AWS CLI names a file of its caches by.
  static String hash(String algorithm, String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) { // every Java platform has both
      throw new IllegalStateException(e);
    }
  }
}
