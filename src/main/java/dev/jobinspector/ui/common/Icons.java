package dev.jobinspector.ui.common;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// The icons, of one size and in the colour of the text beside them.
public final class Icons {
  private Icons() {}

  public static FontIcon of(Ikon icon, String... styleClasses) {
    FontIcon node = FontIcon.of(icon);
    node.getStyleClass().addAll(styleClasses);
    return node;
  }
}
