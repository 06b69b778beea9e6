package dev.jobinspector.app;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.jobinspector.settings.Appearance;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Parent;

/// The look of the window: light, dark, or as the system.
final class Theme {
  private static final PseudoClass REDUCED_MOTION = PseudoClass.getPseudoClass("reduced-motion");

  private Theme() {}

  static void follow(ObjectProperty<Appearance> appearance) {
    appearance.subscribe(Theme::apply);
    Platform.getPreferences().colorSchemeProperty().subscribe(() -> apply(appearance.get()));
  }

  /// Has nothing in a window move by itself while the system asks for that.
  ///
  /// @param reducedMotion such as that of the system's preferences
  static void calm(Parent root, ObservableValue<Boolean> reducedMotion) {
    reducedMotion.subscribe(reduced -> root.pseudoClassStateChanged(REDUCED_MOTION, reduced));
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
