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
import java.util.function.UnaryOperator;

/// The value of a command line option as the member it stands for: a text as it is, a structure in
/// the AWS CLI's shorthand (`key=value,key='with, comma'`) or as JSON.
public final class Argument {
  private Argument() {}

  /// Reads a value for a member; whether it keeps the constraints is checked later, with the rest.
  ///
  /// @throws InvalidRequestException if it can be read neither as shorthand nor as JSON
  /// @param named reads the value that `key@=file://…` names
  public static Value read(Member member, String text, UnaryOperator<String> named) {
    return switch (member.shape()) {
      case Shape.Text _, Shape.Time _ -> new Value.Text(text, SourceLocation.NOWHERE);
      case Shape.Whole _ -> new Value.Numeral(text, SourceLocation.NOWHERE);
      case Shape.Flag _ -> new Value.Flag(Boolean.parseBoolean(text), SourceLocation.NOWHERE);
      case Shape.Structure structure -> composite(member, text, structure, named);
      case Shape.Texts _ -> composite(member, text, new Shape.Structure(List.of()), named);
    };
  }

  private static Value composite(
      Member member, String text, Shape.Structure shape, UnaryOperator<String> named) {
    try {
      if (text.stripLeading().startsWith("{")) {
        return DocumentReader.read(text, DocumentFormat.JSON).root();
      }
      Map<String, Value> entries = new LinkedHashMap<>();
      new Shorthand(text)
          .pairs()
          .forEach(
              (key, value) -> {
                boolean reference = key.endsWith("@");
                String name = reference ? key.substring(0, key.length() - 1) : key;
                entries.put(name, scalar(shape, name, reference ? named.apply(value) : value));
              });
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
