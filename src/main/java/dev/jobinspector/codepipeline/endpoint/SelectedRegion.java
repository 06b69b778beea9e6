package dev.jobinspector.codepipeline.endpoint;

import dev.jobinspector.codepipeline.config.AwsEnvironment;
import dev.jobinspector.codepipeline.config.SelectedProfile;
import dev.jobinspector.job.NearestName;
import dev.jobinspector.job.connection.ConnectionException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.servicemetadata.CodepipelineServiceMetadata;

/// A Region's name and where it was set, in words.
record SelectedRegion(String name, String source) {
  private static final int NEAR = 3;

  /// As the SDK's partitions have it. Written out: to ask them loads the tables of all services,
  /// 400 classes.
  static final Pattern NAME =
      Pattern.compile(
          "(us|eu|ap|sa|ca|me|af|il|mx|cn|us-gov|us-iso|us-isob|us-isof|eu-isoe|eusc-de)-\\w+-\\d+");

  static Optional<SelectedRegion> of(
      Optional<String> chosen, SelectedProfile profile, AwsEnvironment environment) {
    return chosen
        .map(name -> new SelectedRegion(name, "as it was chosen"))
        .or(() -> variable("AWS_REGION", environment))
        .or(() -> variable("AWS_DEFAULT_REGION", environment))
        .or(
            () ->
                profile
                    .value("region")
                    .map(
                        value ->
                            new SelectedRegion(
                                value.text(),
                                "region of profile %s, %s"
                                    .formatted(profile.name(), value.location()))));
  }

  private static Optional<SelectedRegion> variable(String name, AwsEnvironment environment) {
    return environment
        .variable(name)
        .map(value -> new SelectedRegion(value, "of the environment variable " + name));
  }

  /// Returns whether a partition has Regions that are named so.
  static boolean isRegion(String name) {
    return NAME.matcher(name).matches();
  }

  /// Returns the Region.
  ///
  /// @throws ConnectionException with the value, its place and the nearest name if it is none
  Region region() {
    if (isRegion(name)) {
      return Region.of(name);
    }
    throw new ConnectionException(
        "\"%s\" (%s) is not the name of a Region. %s"
            .formatted(
                name.codePoints()
                    .limit(60)
                    .map(c -> Character.isISOControl(c) ? '?' : c)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, (_, _) -> {}),
                source,
                nearest()
                    .map("Did you mean %s?"::formatted)
                    .orElse(
                        "It has lower-case letters, digits and hyphens only, such as us-east-1.")));
  }

  private Optional<String> nearest() {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[\\s_]+", "-");
    List<String> known =
        new CodepipelineServiceMetadata().regions().stream().map(Region::id).toList();
    return known.stream()
        .filter(plain::contains)
        .findFirst()
        .or(() -> NearestName.of(plain, known, NEAR));
  }
}
