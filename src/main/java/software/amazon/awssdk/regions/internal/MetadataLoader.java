package software.amazon.awssdk.regions.internal;

import java.util.Map;
import software.amazon.awssdk.regions.GeneratedPartitionMetadataProvider;
import software.amazon.awssdk.regions.GeneratedRegionMetadataProvider;
import software.amazon.awssdk.regions.GeneratedServiceMetadataProvider;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.PartitionMetadataProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.RegionMetadata;
import software.amazon.awssdk.regions.RegionMetadataProvider;
import software.amazon.awssdk.regions.ServiceMetadata;
import software.amazon.awssdk.regions.ServiceMetadataProvider;
import software.amazon.awssdk.regions.servicemetadata.CodepipelineServiceMetadata;
import software.amazon.awssdk.regions.servicemetadata.StsServiceMetadata;

/// In the place of the SDK's class of this name, which is after this one on the class path, and the
/// same but that it is lazy: each client asks it for its signing Region, and the SDK's loads the
/// tables of all services and Regions for that, 400 classes, a twentieth of a command's processor
/// time. Why, and what an update of the SDK must look at:
/// docs/decisions/0025-as-fast-as-it-looks.md
public final class MetadataLoader {
  private static final Map<String, ServiceMetadata> OF_COMMANDS =
      Map.of("codepipeline", new CodepipelineServiceMetadata(), "sts", new StsServiceMetadata());

  private MetadataLoader() {}

  /// Of all services; loaded when another one is asked for.
  private static final class Services {
    static final ServiceMetadataProvider ALL = new GeneratedServiceMetadataProvider();
  }

  private static final class Regions {
    static final RegionMetadataProvider ALL = new GeneratedRegionMetadataProvider();
  }

  private static final class Partitions {
    static final PartitionMetadataProvider ALL = new GeneratedPartitionMetadataProvider();
  }

  public static PartitionMetadata partitionMetadata(Region region) {
    return Partitions.ALL.partitionMetadata(region);
  }

  public static PartitionMetadata partitionMetadata(String id) {
    return Partitions.ALL.partitionMetadata(id);
  }

  public static RegionMetadata regionMetadata(Region region) {
    return Regions.ALL.regionMetadata(region);
  }

  public static ServiceMetadata serviceMetadata(String endpointPrefix) {
    ServiceMetadata known = OF_COMMANDS.get(endpointPrefix);
    return known == null ? Services.ALL.serviceMetadata(endpointPrefix) : known;
  }
}
