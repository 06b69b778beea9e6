package dev.jobinspector;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.jobinspector.architecture.planted.job.PlantedViolation;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The arrows between the packages, as docs/architecture.md draws them.
class ArchitectureTest {
  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.jobinspector");

  /// What each package may use besides itself, `java.*` and nullness annotations: ours by name,
  /// others with two dots at their end.
  private static final Map<String, List<String>> MAY_USE =
      Map.ofEntries(
          entry("job"),
          entry("files"),
          entry("attempt", "job"),
          entry("service", "job", "attempt"),
          entry("troubleshooting", "job", "attempt", "service"),
          entry("text", "tools.jackson.."),
          entry("request", "job", "attempt", "troubleshooting", "text", "files", "tools.jackson.."),
          entry("export", "job", "attempt", "troubleshooting", "text", "files", "tools.jackson.."),
          entry(
              "codepipeline",
              "job",
              "attempt",
              "service",
              "software.amazon.awssdk..",
              "tools.jackson.."),
          entry("history", "job", "attempt", "files"),
          entry("emulator", "com.sun.net.httpserver..", "tools.jackson.."),
          entry("settings", "files", "tools.jackson.."),
          entry(
              "ui",
              "job",
              "attempt",
              "service",
              "troubleshooting",
              "request",
              "export",
              "text",
              "settings",
              "files",
              "javafx..",
              "org.controlsfx..",
              "org.kordamp.ikonli.."),
          entry(
              "cli",
              "job",
              "attempt",
              "service",
              "troubleshooting",
              "request",
              "export",
              "text",
              "settings",
              "files",
              "picocli.."));

  private static Map.Entry<String, List<String>> entry(String name, String... others) {
    return Map.entry(name, List.of(others));
  }

  @TestFactory
  Stream<DynamicTest> aPackageUsesOnlyWhatItMay() {
    return MAY_USE.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(), () -> mayUse(entry.getKey(), entry.getValue()).check(PROGRAM)));
  }

  @Test
  void theProgramIsThere() {
    assertTrue(PROGRAM.size() > 150, "only " + PROGRAM.size() + " classes were read");
  }

  @Test
  void aPlantedViolationIsFound() {
    JavaClasses planted = new ClassFileImporter().importClasses(PlantedViolation.class);
    ArchRule rule = mayUse("architecture.planted.job", List.of("job"));
    assertThrows(AssertionError.class, () -> rule.check(planted));
  }

  @Test
  void panesDoNotKnowEachOther() {
    slices()
        .matching("dev.jobinspector.ui.(*)..")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(resideInAPackage("..ui.main.."), DescribedPredicate.alwaysTrue())
        .ignoreDependency(DescribedPredicate.alwaysTrue(), resideInAPackage("..ui.common.."))
        .because("what one pane learns, MainViewModel tells the others")
        .check(PROGRAM);
  }

  @Test
  void viewModelsKnowNoNodes() {
    noClasses()
        .that()
        .haveSimpleNameEndingWith("ViewModel")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javafx.scene..", "javafx.stage..", "org.controlsfx..")
        .because("they are tested without a toolkit")
        .check(PROGRAM);
  }

  @Test
  void viewsKnowNoServices() {
    noClasses()
        .that()
        .haveSimpleNameEndingWith("View")
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "dev\\.jobinspector\\.(service\\.Job(Service|Services|Gateway)|attempt\\.AttemptLog)")
        .because("views only bind")
        .check(PROGRAM);
  }

  @Test
  void oneClassBridgesToTheFxThread() {
    noClasses()
        .that()
        .haveNameNotMatching(".*\\.FxTaskRunner(\\$.*)?")
        .should()
        .callMethod(javafx.application.Platform.class, "runLater", Runnable.class)
        .because("a late answer is dealt with in one place")
        .check(PROGRAM);
  }

  @Test
  void nothingStaticChanges() {
    fields()
        .that()
        .areStatic()
        .should()
        .beFinal()
        .because("state lives in objects that Wiring makes")
        .check(PROGRAM);
  }

  @Test
  void namesSayWhatAClassIsFor() {
    noClasses()
        .should()
        .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)(\\$.*)?")
        .check(PROGRAM);
  }

  private static ArchRule mayUse(String name, List<String> others) {
    String[] allowed =
        Stream.of(
                Stream.of(
                    ours(name),
                    "java..",
                    "javax.net.ssl..",
                    "javax.security.auth..",
                    "org.jspecify.annotations.."),
                others.stream().map(other -> other.endsWith("..") ? other : ours(other)))
            .flatMap(packages -> packages)
            .toArray(String[]::new);
    return classes()
        .that()
        .resideInAPackage(ours(name))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(allowed)
                .or(DescribedPredicate.describe("primitives", JavaClass::isPrimitive))
                .or(DescribedPredicate.describe("arrays", JavaClass::isArray)))
        .because("the architecture of docs/architecture.md holds")
        .allowEmptyShould(true);
  }

  private static String ours(String name) {
    return "dev.jobinspector." + name + "..";
  }
}
