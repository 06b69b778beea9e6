package dev.jobinspector.cli.common;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;

/// Text that was lost before the program could read it: where the locale is none for UTF-8, the JVM
/// has U+FFFD in place of the letters of arguments and variables.
public final class Garbled {
  private static final String LOST = "\uFFFD";

  private Garbled() {}

  /// Refuses a command line with lost text, or variables that name folders with it.
  ///
  /// @throws InvalidParameterException with the locale's name
  public static void refuse(Collection<String> arguments, Map<String, String> environment) {
    Stream<String> variables =
        environment.entrySet().stream()
            .filter(variable -> isRead(variable.getKey()))
            .map(Map.Entry::getValue);
    if (Stream.concat(arguments.stream(), variables).anyMatch(Garbled::isIn)) {
      throw new InvalidParameterException(refusal(environment));
    }
  }

  static boolean isIn(String text) {
    return text.contains(LOST);
  }

  static String refusal(Map<String, String> environment) {
    return """
    The locale (%s) cannot carry the text of an argument or of an environment variable: letters \
    were lost. Nothing was sent. Set LC_ALL=C.UTF-8, or give the text in a UTF-8 file with \
    file://.\
    """
        .formatted(locale(environment));
  }

  private static boolean isRead(String variable) {
    return variable.equals("HOME")
        || variable.equals("XDG_DATA_HOME")
        || variable.startsWith("AWS_")
        || variable.startsWith("JOB_INSPECTOR_");
  }

  private static String locale(Map<String, String> environment) {
    return Stream.of("LC_ALL", "LC_CTYPE", "LANG")
        .filter(name -> !environment.getOrDefault(name, "").isEmpty())
        .findFirst()
        .map(name -> name + "=" + environment.get(name))
        .orElse("none is set");
  }
}
