package dev.jobinspector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;

/// `mvn -Pquick` leaves out what is tagged `process`: each test class that starts a process, a
/// server or a window, itself or through other classes of the tests.
@Tag("slow")
class ProcessTagTest {
  private static final JavaClasses TESTS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
          .importPackages("dev.jobinspector");
  private static final JavaClasses PROGRAM = ArchitectureTest.PROGRAM;

  @Test
  void whatStartsAProcessAServerOrAWindowIsTaggedAndNothingElseIs() {
    Set<String> starting = starting();
    List<JavaClass> tests = TESTS.stream().filter(ProcessTagTest::isTest).toList();
    assertTrue(tests.size() > 80, "only " + tests.size() + " classes with tests were read");
    assertEquals(
        names(tests.stream().filter(test -> starting.contains(outermost(test)))),
        names(tests.stream().filter(ProcessTagTest::isTagged)));
  }

  /// The classes of the tests that start something, by their outermost classes.
  private static Set<String> starting() {
    Set<String> starting = new TreeSet<>();
    Predicate<JavaClass> starts = target -> starts(target) || starting.contains(outermost(target));
    int before;
    do {
      before = starting.size();
      TESTS.stream().filter(one -> uses(one, starts)).forEach(one -> starting.add(outermost(one)));
    } while (starting.size() > before);
    return starting;
  }

  private static boolean starts(JavaClass target) {
    boolean ours = PROGRAM.contain(target.getName());
    return startsItself(target)
        || (ours && uses(PROGRAM.get(target.getName()), ProcessTagTest::startsItself));
  }

  private static boolean startsItself(JavaClass target) {
    return target.getName().equals("java.lang.ProcessBuilder")
        || target.getName().equals("dev.jobinspector.emulator.Emulator")
        || target.getName().equals("java.net.ServerSocket")
        || target.getPackageName().startsWith("com.sun.net.httpserver")
        || target.getPackageName().startsWith("org.testfx")
        || target.getPackageName().startsWith("io.zonky.test");
  }

  private static boolean uses(JavaClass user, Predicate<JavaClass> used) {
    return user.getDirectDependenciesFromSelf().stream()
        .anyMatch(dependency -> used.test(dependency.getTargetClass().getBaseComponentType()));
  }

  private static boolean isTest(JavaClass one) {
    return !one.getModifiers().contains(JavaModifier.ABSTRACT)
        && one.getAllMethods().stream()
            .anyMatch(method -> method.isMetaAnnotatedWith(Testable.class));
  }

  /// Or some of its tests are.
  private static boolean isTagged(JavaClass test) {
    Class<?> loaded = test.reflect();
    return Stream.concat(Stream.of(loaded), Stream.of(loaded.getDeclaredMethods()))
        .flatMap(tagged -> Stream.of(tagged.getAnnotationsByType(Tag.class)))
        .anyMatch(tag -> tag.value().equals("process"));
  }

  private static String outermost(JavaClass one) {
    return one.getName().split("\\$", 2)[0];
  }

  private static Set<String> names(Stream<JavaClass> classes) {
    return new TreeSet<>(classes.map(JavaClass::getName).toList());
  }
}
