package dev.jobinspector.codepipeline.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.GeneratedServiceMetadataProvider;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;

/// What is written out here, so that a command need not load the SDK's tables, says what they say.
class SelectedRegionTest {
  private static final List<Region> REGIONS =
      Region.regions().stream().filter(region -> !region.isGlobalRegion()).toList();

  @Test
  void everyRegionOfTheSdkIsOne() {
    assertTrue(REGIONS.size() > 30);
    assertEquals(
        List.of(),
        REGIONS.stream().filter(region -> !SelectedRegion.isRegion(region.id())).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "us-east-1",
        "us-east-99",
        "eu-new-7",
        "cn-north-9",
        "us-gov-south-3",
        "us-isob-x-1",
        "eusc-de-east-2",
        "eusc-fr-east-2",
        "us-east",
        "US-EAST-1",
        "aws-global",
        "us-gov-1",
        "xx-east-1",
        "us-east-1a"
      })
  void aNameIsOneAsThePartitionsSay(String name) {
    assertEquals(
        name.matches(PartitionMetadata.of(Region.of(name)).regionRegex()),
        SelectedRegion.isRegion(name));
  }

  @Test
  void aRequestIsSignedForTheRegionThatTheSdksOwnTablesName() {
    GeneratedServiceMetadataProvider own = new GeneratedServiceMetadataProvider();
    for (String service : List.of("codepipeline", "sts", "oidc", "portal.sso", "monitoring")) {
      assertEquals(
          REGIONS.stream().map(own.serviceMetadata(service)::signingRegion).toList(),
          REGIONS.stream().map(ServiceMetadata.of(service)::signingRegion).toList(),
          service);
    }
  }
}
