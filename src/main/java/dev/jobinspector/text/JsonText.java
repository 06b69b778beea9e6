package dev.jobinspector.text;

import java.io.StringWriter;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.DefaultPrettyPrinter.Indenter;
import tools.jackson.core.util.DefaultPrettyPrinter.NopIndenter;
import tools.jackson.core.util.Separators;
import tools.jackson.core.util.Separators.Spacing;

/// Writes JSON as the AWS CLI prints it, to the character: four spaces, nothing escaped that need
/// not be.
public final class JsonText {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES, JsonWriteFeature.WRITE_HEX_UPPER_CASE)
          .build();
  private static final Separators SEPARATORS =
      Separators.createDefaultInstance()
          .withObjectNameValueSpacing(Spacing.AFTER)
          .withObjectEmptySeparator("")
          .withArrayEmptySeparator("");
  private static final DefaultPrettyPrinter INDENTED =
      printer(SEPARATORS, new DefaultIndenter("    ", "\n"));
  private static final DefaultPrettyPrinter ON_ONE_LINE =
      printer(
          SEPARATORS.withObjectEntrySpacing(Spacing.AFTER).withArrayElementSpacing(Spacing.AFTER),
          NopIndenter.instance());

  private static final DefaultPrettyPrinter DENSE =
      printer(SEPARATORS.withObjectNameValueSpacing(Spacing.NONE), NopIndenter.instance());

  private JsonText() {}

  /// Returns the JSON of maps, collections, numbers, booleans, null and, of everything else, of its
  /// text.
  public static String of(@Nullable Object value) {
    return write(value, INDENTED.createInstance());
  }

  /// Returns the same on one line.
  public static String compact(@Nullable Object value) {
    return write(value, ON_ONE_LINE.createInstance());
  }

  /// Returns the same without a blank, as JMESPath writes it.
  public static String dense(@Nullable Object value) {
    return write(value, DENSE.createInstance());
  }

  private static DefaultPrettyPrinter printer(Separators separators, Indenter indenter) {
    return new DefaultPrettyPrinter(separators)
        .withArrayIndenter(indenter)
        .withObjectIndenter(indenter);
  }

  private static String write(@Nullable Object value, PrettyPrinter printer) {
    var context =
        new ObjectWriteContext.Base() {
          @Override
          public PrettyPrinter getPrettyPrinter() {
            return printer;
          }
        };
    StringWriter out = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(context, out)) {
      write(value, json);
    }
    return out.toString();
  }

  private static void write(@Nullable Object value, JsonGenerator json) {
    switch (value) {
      case Map<?, ?> map -> {
        json.writeStartObject();
        map.forEach(
            (key, each) -> {
              json.writeName(String.valueOf(key));
              write(each, json);
            });
        json.writeEndObject();
      }
      case Collection<?> list -> {
        json.writeStartArray();
        list.forEach(each -> write(each, json));
        json.writeEndArray();
      }
      case Number number -> json.writeNumber(number.toString());
      case Boolean flag -> json.writeBoolean(flag);
      case null -> json.writeNull();
      case Object text -> json.writeString(text.toString());
    }
  }
}
