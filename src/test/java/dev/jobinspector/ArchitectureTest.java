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
  static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.jobinspector");

  /// What each package may use besides itself, `java.*` and nullness annotations: ours by name,
  /// others with two dots at their end.
  private static final Map<String, List<String>> MAY_USE =
      Map.of(
          "job", List.of(),
          "files", List.of(),
          "troubleshooting", List.of("job"),
          "request", List.of("job", "files", "tools.jackson.."),
          "codepipeline", List.of("job", "software.amazon.awssdk..", "tools.jackson.."),
          "history", List.of("job", "files"),
          "emulator", List.of("com.sun.net.httpserver..", "tools.jackson.."),
          "settings", List.of("files", "tools.jackson.."),
          "ui",
              List.of(
                  "job",
                  "troubleshooting",
                  "request",
                  "settings",
                  "files",
                  "javafx..",
                  "org.controlsfx..",
                  "org.kordamp.ikonli.."),
          "cli", List.of("job", "troubleshooting", "request", "settings", "files", "picocli.."));

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
            "dev\\.jobinspector\\.job\\.(JobService|JobServices|JobGateway|AttemptLog)")
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
                Stream.of(ours(name), "java..", "javax.net.ssl..", "org.jspecify.annotations.."),
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
