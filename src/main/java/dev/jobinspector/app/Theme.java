package dev.jobinspector.app;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.jobinspector.settings.Appearance;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;

/// The look of the window: light, dark, or as the system.
final class Theme {
  private Theme() {}

  static void follow(ObjectProperty<Appearance> appearance) {
    appearance.subscribe(Theme::apply);
    Platform.getPreferences().colorSchemeProperty().subscribe(() -> apply(appearance.get()));
  }

  private static void apply(Appearance appearance) {
    boolean dark =
        switch (appearance) {
          case LIGHT -> false;
          case DARK -> true;
          case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    Application.setUserAgentStylesheet(
        (dark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
  }
}
