package dev.jobinspector.cli.output;

import dev.jobinspector.cli.common.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import software.amazon.smithy.jmespath.JmespathException;
import software.amazon.smithy.jmespath.JmespathExpression;

/// The part of a result that `--query` names, in JMESPath.
final class Query {
  private final JmespathExpression expression;

  private Query(JmespathExpression expression) {
    this.expression = expression;
  }

  /// @throws InvalidParameterException if the text is no expression
  static Query of(String text) {
    try {
      return new Query(JmespathExpression.parse(QueryLiterals.quoted(text)));
    } catch (JmespathException e) {
      throw new InvalidParameterException("--query: not valid JMESPath: " + e.getMessage());
    } catch (RuntimeException _) { // the library throws NullPointerException for some
      throw new InvalidParameterException("--query: not valid JMESPath");
    } catch (StackOverflowError _) {
      throw new InvalidParameterException("--query: not valid JMESPath: nested too deeply");
    }
  }

  /// Returns the part of a value; null where there is none.
  ///
  /// @throws InvalidParameterException if a function is unknown or cannot take what it is given
  @Nullable Object of(@Nullable Object value) {
    try {
      return ValueRuntime.out(expression.evaluate(ValueRuntime.in(value), new ValueRuntime()));
    } catch (RuntimeException e) { // some functions of the library cast what they are given
      throw new InvalidParameterException(
          "--query: there is a reply, but %s. Its outcome is in the history; nothing was printed."
              .formatted(problem(e)));
    }
  }

  private static String problem(RuntimeException e) {
    return e instanceof JmespathException known
        ? switch (known.getType()) {
          case UNKNOWN_FUNCTION -> "there is no such function";
          case INVALID_ARITY -> "a function has too few or too many arguments";
          case INVALID_TYPE -> "a function was given a value of another type";
          case SYNTAX, INVALID_VALUE, OTHER -> "the expression cannot be evaluated on it";
        }
        : "a function was given a value of another type";
  }
}
