package dev.jobinspector.ui.acknowledge;

import dev.jobinspector.job.request.FailureType;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Shows types of failure as the service writes them.
final class FailureTypeText extends StringConverter<FailureType> {
  @Override
  public String toString(@Nullable FailureType type) {
    return type == null ? "" : type.text();
  }

  @Override
  public @Nullable FailureType fromString(String text) {
    return FailureType.of(text).orElse(null);
  }
}
