package dev.jobinspector.request;

import dev.jobinspector.job.request.Operation;
import dev.jobinspector.text.JsonText;
import java.util.LinkedHashMap;
import java.util.Map;

/// The samples that `--generate-cli-skeleton` prints: an input to fill in, as JSON or as YAML with
/// what is needed beside each key, and what a reply looks like.
public final class Skeletons {
  private static final String ANY_KEY = "KeyName";

  private Skeletons() {}

  /// Returns an empty input as JSON, for `--cli-input-json`.
  public static String input(Operation operation) {
    return JsonText.of(sample(InputShapes.of(operation))) + "\n";
  }

  /// Returns an empty input as YAML with comments, for `--cli-input-yaml`.
  public static String yamlInput(Operation operation) {
    StringBuilder out = new StringBuilder();
    yaml(InputShapes.of(operation), "", out);
    return out.toString();
  }

  /// Returns a reply as JSON, each text holding the name of its member; empty where there is no
  /// reply.
  public static String output(Operation operation) {
    return OutputShapes.of(operation).map(reply -> JsonText.of(reply) + "\n").orElse("");
  }

  private static Object sample(Shape shape) {
    return switch (shape) {
      case Shape.Text text -> text.values().isEmpty() ? "" : text.values().getFirst();
      case Shape.Whole _ -> 0;
      case Shape.Flag _ -> true;
      case Shape.Time _ -> "1970-01-01T00:00:00";
      case Shape.Texts _ -> Map.of(ANY_KEY, "");
      case Shape.Structure(var members) -> {
        Map<String, Object> entries = new LinkedHashMap<>();
        members.forEach(member -> entries.put(member.name(), sample(member.shape())));
        yield entries;
      }
    };
  }

  private static void yaml(Shape.Structure shape, String indent, StringBuilder out) {
    for (Member member : shape.members()) {
      String key = indent + member.name() + ":";
      switch (member.shape()) {
        case Shape.Structure inner -> {
          out.append(key).append(comment(" ", member));
          yaml(inner, indent + "  ", out);
        }
        case Shape.Texts _ ->
            out.append(key)
                .append(comment(" ", member))
                .append(indent)
                .append("  " + ANY_KEY + ": ''\n");
        case Shape.Whole _, Shape.Flag _, Shape.Time _, Shape.Text _ -> {
          Object value = sample(member.shape());
          out.append(key)
              .append(value.equals("") ? " ''" : " " + value)
              .append(comment("  ", member));
        }
      }
    }
  }

  private static String comment(String blanks, Member member) {
    String values =
        member.shape() instanceof Shape.Text text && !text.values().isEmpty()
            ? " Valid values are: " + String.join(", ", text.values()) + "."
            : "";
    String required = member.required() ? "[REQUIRED] " : "";
    return blanks + "# " + required + member.meaning() + values + "\n";
  }
}
