package dev.jobinspector.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.CodePipelineRequest;

/// What is played and what is not, of all operations that the SDK knows.
@Tag("process")
final class EmulatorOperationsTest {
  @Test
  void theDocumentNamesEveryOperationAndThoseThatAreNotPlayedAreUnknown() throws Exception {
    String document = Files.readString(Path.of("docs/emulator.md"));
    int begin = document.indexOf("Not played, and answered");
    String notPlayed = document.substring(begin, document.indexOf('\n', begin));
    Set<String> unknown = new TreeSet<>();
    try (var service = Started.builtIn()) {
      for (String operation : operations()) {
        if (service.send(service.raw(operation, "{}")).body().contains("UnknownOperation")) {
          unknown.add(operation);
        }
      }
    }
    assertEquals(
        unknown, operations().stream().filter(notPlayed::contains).collect(Collectors.toSet()));
    assertEquals(
        List.of(), operations().stream().filter(name -> !document.contains(name)).toList());
    assertEquals(29, operations().size() - unknown.size());
  }

  private static Set<String> operations() {
    return Arrays.stream(CodePipelineClient.class.getMethods())
        .filter(EmulatorOperationsTest::isOperation)
        .map(Method::getName)
        .map(name -> name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isOperation(Method method) {
    return method.getParameterCount() == 1
        && CodePipelineRequest.class.isAssignableFrom(method.getParameterTypes()[0])
        && !method.getName().endsWith("Paginator");
  }
}
