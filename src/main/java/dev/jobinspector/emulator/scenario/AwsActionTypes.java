package dev.jobinspector.emulator.scenario;

import dev.jobinspector.emulator.declaration.ActionType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/// The action types of AWS that every Region has, by "Action structure reference" of the user
/// guide: numbers of artifacts, and the configuration that is required.
final class AwsActionTypes {
  private AwsActionTypes() {}

  static List<ActionType> load() {
    try (InputStream in =
        Objects.requireNonNull(AwsActionTypes.class.getResourceAsStream("aws-action-types.json"))) {
      return JsonWithLines.read(in)
          .readBy(fields -> fields.objects("actionTypes", ActionTypeReader::read));
    } catch (InvalidScenario e) {
      throw new IllegalStateException("line " + e.line(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
