package dev.jobinspector.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A page is an argument of its own, whatever is in it.
@Tag("process")
class SystemBrowserTest {
  private static final URI PAGE = URI.create("https://example.com/?a=%22&b=$(id)");

  @ParameterizedTest
  @CsvSource({"Linux, xdg-open", "Mac OS X, /usr/bin/open", "Windows 11, rundll32"})
  void theSystemsProgramIsGivenThePageAsItIs(String system, String program) {
    List<String> command = new SystemBrowser(system, Map.of("DISPLAY", ":0")).command(PAGE);
    assertEquals(program, command.getFirst());
    assertEquals(PAGE.toString(), command.getLast());
  }

  @Test
  void withoutADisplayThereIsNoBrowser() {
    assertEquals(List.of(), new SystemBrowser("Linux", Map.of()).command(PAGE));
    assertFalse(new SystemBrowser("Linux", Map.of("DISPLAY", " ")).open(PAGE));
  }
}
