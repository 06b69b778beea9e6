package dev.jobinspector.app;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Desktops and shells that set their variables in unusual ways.
@EnabledOnOs(OS.LINUX)
class SurroundingsTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "share", "./data"})
  void aDataFolderOfTheDesktopThatIsEmptyOrRelativeIsAsNotSet(String xdg) {
    assertTrue(DataDirectory.isOfNoUse(xdg));
    assertFalse(DataDirectory.isOfNoUse("/home/ann/.data"));
    assertFalse(DataDirectory.isOfNoUse(null));
  }

  @Test
  void waylandAloneIsNoDisplayForJavaFx() {
    assertTrue(Display.isWaylandOnly(Map.of("WAYLAND_DISPLAY", "wayland-0")));
    assertTrue(Display.isWaylandOnly(Map.of("WAYLAND_DISPLAY", "wayland-1", "DISPLAY", "")));
    assertFalse(Display.isWaylandOnly(Map.of("WAYLAND_DISPLAY", "wayland-0", "DISPLAY", ":0")));
    assertFalse(Display.isWaylandOnly(Map.of()));
  }
}
