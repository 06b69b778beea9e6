package dev.jobinspector.emulator.provision;

import dev.jobinspector.emulator.check.ServiceError;
import java.util.HashSet;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// What tags must keep, by "Quotas in AWS CodePipeline" of the user guide.
public final class TagRules {
  private static final int MOST = 50;
  private static final Pattern TEXT = Pattern.compile("[\\p{L}\\p{N} +=._:/@-]*");

  private TagRules() {}

  /// Checks the tags of a request.
  ///
  /// @throws ServiceError if there are too many, or one is not valid
  public static void check(JsonNode tags) {
    if (tags.size() > MOST) {
      throw ServiceError.modelled(
          "TooManyTagsException", "A resource has at most " + MOST + " tags");
    }
    var keys = new HashSet<String>();
    for (JsonNode tag : tags) {
      String key = tag.path("key").stringValue();
      if (key.toLowerCase(Locale.ROOT).startsWith("aws:")) {
        throw invalid("A tag key must not begin with aws:");
      }
      if (!TEXT.matcher(key).matches()
          || !TEXT.matcher(tag.path("value").stringValue()).matches()) {
        throw invalid("The tag '" + key + "' has characters that are not allowed");
      }
      if (!keys.add(key)) {
        throw invalid("The tag key '" + key + "' is given twice");
      }
    }
  }

  private static ServiceError invalid(String why) {
    return ServiceError.modelled("InvalidTagsException", why);
  }
}
