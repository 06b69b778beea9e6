package dev.jobinspector.cli.operation;

import dev.jobinspector.request.Member;
import dev.jobinspector.request.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What shells offer for a parameter: its values, or the beginnings of its shorthand.
final class OptionValues {
  private OptionValues() {}

  /// Returns null where nothing can be offered.
  static @Nullable List<String> of(Member member) {
    return switch (member.shape()) {
      case Shape.Text text -> text.values().isEmpty() ? null : text.values();
      case Shape.Structure(var members) -> beginnings(members);
      case Shape.Whole _, Shape.Time _, Shape.Texts _, Shape.Flag _ -> null;
    };
  }

  private static List<String> beginnings(List<Member> members) {
    List<String> beginnings = new ArrayList<>(List.of(""));
    for (Member member : members) {
      List<String> longer = new ArrayList<>();
      for (String beginning : beginnings) {
        String key = (beginning.isEmpty() ? "" : beginning + ",") + member.name() + "=";
        if (member.shape() instanceof Shape.Text text && !text.values().isEmpty()) {
          text.values().forEach(value -> longer.add(key + value));
        } else {
          longer.add(key);
        }
      }
      beginnings = longer;
      if (!(member.shape() instanceof Shape.Text text) || text.values().isEmpty()) {
        break; // the user goes on from here
      }
    }
    return beginnings;
  }
}
