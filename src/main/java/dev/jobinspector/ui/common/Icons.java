package dev.jobinspector.ui.common;

import javafx.scene.text.Font;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;

/// The icons, of one size and in the colour of the text beside them.
public final class Icons {
  private Icons() {}

  /// Loads the font of texts and those of the icons, on any thread, once JavaFX has started.
  public static void loadFonts() {
    Font.getDefault();
    of(Material2AL.LIST);
  }

  public static FontIcon of(Ikon icon, String... styleClasses) {
    FontIcon node = FontIcon.of(icon);
    node.getStyleClass().addAll(styleClasses);
    return node;
  }
}
