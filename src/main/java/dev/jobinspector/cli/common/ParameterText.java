package dev.jobinspector.cli.common;

import dev.jobinspector.text.DocumentReader;
import dev.jobinspector.text.InvalidRequestException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The values of options: literal, `file://` a file, `@env:` an environment variable, or `-` for
/// standard input. Nothing is ever fetched over the network.
public final class ParameterText {
  private static final Pattern FILE = Pattern.compile("fileb?://(.*)", Pattern.DOTALL);
  private static final Pattern VARIABLE =
      Pattern.compile("\\$(?:\\{([A-Za-z_][A-Za-z0-9_]*)\\}|([A-Za-z_][A-Za-z0-9_]*))");
  private static final String ENVIRONMENT = "@env:";
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Console console;

  public ParameterText(Console console) {
    this.console = console;
  }

  /// Returns the text that an option's value stands for. The line break that editors and `echo` put
  /// at the end is left out, and that is said: it would break the pattern of every id.
  ///
  /// @param fromInput whether `-` takes the next line of standard input
  public String line(String option, String value, boolean fromInput) {
    if (fromInput && value.equals("-")) {
      return console.terminal().isInput() ? typed(option) : nextLine(option);
    }
    String text = whole(option, value);
    if (text.equals(value)) {
      return withoutCarriageReturn(option, text);
    }
    String unmarked = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    String trimmed = unmarked.replaceFirst("\\R\\z", "");
    if (trimmed.length() < unmarked.length()) {
      console.say(option + ": the line break at the end was removed.");
    }
    return trimmed;
  }

  /// Programs of Windows end their lines so, and a shell that captures them removes only the line
  /// feed.
  private String withoutCarriageReturn(String option, String text) {
    if (!text.endsWith("\r")) {
      return text;
    }
    console.say(option + ": the carriage return at the end was removed.");
    return text.substring(0, text.length() - 1);
  }

  private String typed(String option) {
    try {
      return console.terminal().readSecret(option.substring(2) + ": ");
    } catch (IOException _) {
      throw new InvalidParameterException(option + ": the terminal cannot be read");
    }
  }

  /// Returns the same for a document, whole; `-` takes all of standard input.
  public String document(String option, String value) {
    return value.equals("-") ? decoded(option, console.in(), true) : whole(option, value);
  }

  private String whole(String option, String value) {
    Matcher file = FILE.matcher(value);
    if (file.matches()) {
      return file(option, file.group(1));
    }
    if (value.startsWith(ENVIRONMENT)) {
      String found = console.environment().get(value.substring(ENVIRONMENT.length()));
      if (found == null) {
        throw new InvalidParameterException(option + ": no such environment variable");
      }
      if (Garbled.isIn(found)) {
        throw new InvalidParameterException(Garbled.refusal(console.environment()));
      }
      return found;
    }
    return value;
  }

  private String file(String option, String name) {
    try (InputStream in = Files.newInputStream(Path.of(expanded(name)))) {
      return decoded(option, in, false);
    } catch (NoSuchFileException | InvalidPathException _) {
      throw new InvalidParameterException(option + ": no such file");
    } catch (IOException | UncheckedIOException _) {
      throw new InvalidParameterException(option + ": the file cannot be read");
    }
  }

  private String expanded(String name) {
    String home = console.environment().getOrDefault("HOME", System.getProperty("user.home"));
    String path = name.equals("~") || name.startsWith("~/") ? home + name.substring(1) : name;
    return VARIABLE
        .matcher(path)
        .replaceAll(
            found -> {
              String variable = found.group(1) == null ? found.group(2) : found.group(1);
              return Matcher.quoteReplacement(
                  console.environment().getOrDefault(variable, found.group()));
            });
  }

  private static String decoded(String option, InputStream in, boolean standard) {
    try {
      byte[] bytes = in.readNBytes(DocumentReader.LARGEST + 1);
      if (bytes.length > DocumentReader.LARGEST) {
        throw new InvalidParameterException(option + ": larger than 1 MB");
      }
      return DocumentReader.decode(bytes);
    } catch (InvalidRequestException e) {
      throw new InvalidParameterException(option + ": " + e.userMessage());
    } catch (IOException _) {
      throw new InvalidParameterException(
          option + (standard ? ": standard input cannot be read" : ": the file cannot be read"));
    }
  }

  /// Byte by byte, so that the next option finds the next line.
  private String nextLine(String option) {
    try {
      var line = new java.io.ByteArrayOutputStream();
      int next = console.in().read();
      if (next < 0) {
        throw new InvalidParameterException(option + ": standard input has no line for it");
      }
      while (next >= 0 && next != '\n' && line.size() < DocumentReader.LARGEST) {
        line.write(next);
        next = console.in().read();
      }
      return DocumentReader.decode(line.toByteArray()).replaceFirst("\\r$", "");
    } catch (InvalidRequestException e) {
      throw new InvalidParameterException(option + ": " + e.userMessage());
    } catch (IOException _) {
      throw new InvalidParameterException(option + ": standard input cannot be read");
    }
  }
}
