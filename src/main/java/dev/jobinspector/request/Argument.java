package dev.jobinspector.request;

import dev.jobinspector.text.DocumentFormat;
import dev.jobinspector.text.DocumentReader;
import dev.jobinspector.text.InvalidRequestException;
import dev.jobinspector.text.SourceLocation;
import dev.jobinspector.text.Value;
import dev.jobinspector.text.Violation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The value of a command line option as the member it stands for: a text as it is, a structure in
/// the AWS CLI's shorthand (`key=value,key='with, comma'`) or as JSON.
public final class Argument {
  private Argument() {}

  /// Reads a value for a member; whether it keeps the constraints is checked later, with the rest.
  ///
  /// @throws InvalidRequestException if it can be read neither as shorthand nor as JSON
  public static Value read(Member member, String text) {
    return switch (member.shape()) {
      case Shape.Text _, Shape.Time _ -> new Value.Text(text, SourceLocation.NOWHERE);
      case Shape.Whole _ -> new Value.Numeral(text, SourceLocation.NOWHERE);
      case Shape.Flag _ -> new Value.Flag(Boolean.parseBoolean(text), SourceLocation.NOWHERE);
      case Shape.Structure structure -> composite(member, text, structure);
      case Shape.Texts _ -> composite(member, text, new Shape.Structure(List.of()));
    };
  }

  private static Value composite(Member member, String text, Shape.Structure shape) {
    try {
      if (text.stripLeading().startsWith("{")) {
        return DocumentReader.read(text, DocumentFormat.JSON).root();
      }
      Map<String, Value> entries = new LinkedHashMap<>();
      new Shorthand(text)
          .pairs()
          .forEach((key, value) -> entries.put(key, scalar(shape, key, value)));
      return Value.Mapping.of(entries);
    } catch (InvalidRequestException e) {
      throw new InvalidRequestException(
          e.violations().stream()
              .map(
                  violation -> new Violation(member.name(), violation.rule(), violation.location()))
              .toList());
    }
  }

  private static Value scalar(Shape.Structure shape, String key, String text) {
    boolean whole =
        shape.member(key).map(member -> member.shape() instanceof Shape.Whole).orElse(false);
    return whole
        ? new Value.Numeral(text, SourceLocation.NOWHERE)
        : new Value.Text(text, SourceLocation.NOWHERE);
  }
}
