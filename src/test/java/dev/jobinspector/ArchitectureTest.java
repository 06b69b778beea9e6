package dev.jobinspector;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.jobinspector.architecture.planted.job.PlantedViolation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The arrows between the packages, as docs/architecture.md draws them.
@Tag("slow")
class ArchitectureTest {
  private static final String BASE = "dev.jobinspector.";

  static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.jobinspector");

  private static final RoomPicture PICTURE = RoomPicture.read(Path.of("docs/architecture.md"));

  /// The libraries that each package may use besides `java.*` and nullness annotations.
  private static final Map<String, List<String>> LIBRARIES =
      Map.of(
          "text",
          List.of("tools.jackson.."),
          "request",
          List.of("tools.jackson.."),
          "export",
          List.of("tools.jackson.."),
          "settings",
          List.of("tools.jackson.."),
          "codepipeline",
          List.of("software.amazon.awssdk..", "tools.jackson.."),
          "emulator",
          List.of("com.sun.net.httpserver..", "tools.jackson..", "org.junit.jupiter.api.."),
          "ui",
          List.of("javafx..", "org.controlsfx..", "org.kordamp.ikonli.."),
          "cli",
          List.of("picocli..", "software.amazon.smithy.jmespath.."));

  @TestFactory
  Stream<DynamicTest> aPackageUsesOnlyWhatThePictureAllows() {
    return PICTURE.rooms().stream()
        .filter(room -> !room.equals("app"))
        .map(
            room ->
                DynamicTest.dynamicTest(
                    room,
                    () ->
                        mayUse(room, PICTURE.reachableFrom(room), LIBRARIES.get(room))
                            .check(PROGRAM)));
  }

  @Test
  void thePictureShowsTheRoomsAndArrowsOfTheCode() {
    Map<String, Set<String>> code = new TreeMap<>();
    for (JavaClass type : PROGRAM) {
      String room = room(type);
      code.computeIfAbsent(room, _ -> new TreeSet<>());
      type.getDirectDependenciesFromSelf().stream()
          .map(Dependency::getTargetClass)
          .filter(target -> target.getPackageName().startsWith(BASE))
          .map(ArchitectureTest::room)
          .filter(other -> !other.equals(room))
          .forEach(code.get(room)::add);
    }
    assertEquals(code.keySet(), PICTURE.rooms(), "the rooms");
    PICTURE
        .arrows()
        .forEach(
            (from, to) ->
                assertTrue(
                    code.getOrDefault(from, Set.of()).containsAll(to),
                    from + " uses less than " + to));
  }

  @Test
  void theRoomsFormNoCircle() {
    slices()
        .matching(BASE + "(**)")
        .should()
        .beFreeOfCycles()
        .ignoreDependency(resideInAPackage(ours("app")), DescribedPredicate.alwaysTrue())
        .because("a room can be read without the rooms that use it; app sees all")
        .check(PROGRAM);
  }

  @Test
  void theProgramIsThere() {
    assertTrue(PROGRAM.size() > 150, "only " + PROGRAM.size() + " classes were read");
  }

  @Test
  void aPlantedViolationIsFound() {
    JavaClasses planted = new ClassFileImporter().importClasses(PlantedViolation.class);
    ArchRule rule = mayUse("architecture.planted.job", Set.of("job"), null);
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
  void databasesOfTheHistoryDoNotKnowEachOther() {
    slices()
        .matching("dev.jobinspector.history.(sqlite|postgres)")
        .should()
        .notDependOnEachOther()
        .check(PROGRAM);
  }

  @Test
  void onlyTheFaceOfTheHistoryIsSeen() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ours("history"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.jobinspector.history.*..")
        .check(PROGRAM);
  }

  @Test
  void aPackageHasNoMoreThanTwentyTypes() {
    Map<String, Long> types =
        PROGRAM.stream()
            .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
            .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
    types.values().removeIf(count -> count <= 20);
    assertEquals(Map.of(), types);
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
  void credentialsAreResolvedHere() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "software\\.amazon\\.awssdk\\..*\\.(ProfileCredentialsProvider|DefaultCredentialsProvider"
                + "|AwsCredentialsProviderChain|ProfileCredentialsUtils|ProfileTokenProvider"
                + "|DefaultAwsTokenProvider)(\\$.*)?")
        .because("their clients take endpoints from anywhere and cannot be replaced")
        .check(PROGRAM);
  }

  @Test
  void onlyTheServiceLayerChangesPipelines() {
    noClasses()
        .that()
        .resideOutsideOfPackages(BASE + "service..", BASE + "codepipeline..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName(BASE + "service.PipelineControl")
        .because("every write is guarded and recorded")
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

  private static ArchRule mayUse(
      String room, Set<String> others, @Nullable List<String> libraries) {
    String[] allowed =
        Stream.of(
                Stream.of(
                    ours(room),
                    "java..",
                    "javax.net.ssl..",
                    "javax.security.auth..",
                    "org.jspecify.annotations.."),
                others.stream().map(ArchitectureTest::ours),
                Stream.ofNullable(libraries).flatMap(List::stream))
            .flatMap(packages -> packages)
            .toArray(String[]::new);
    return classes()
        .that()
        .resideInAPackage(ours(room))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(allowed)
                .or(DescribedPredicate.describe("primitives", JavaClass::isPrimitive))
                .or(DescribedPredicate.describe("arrays", JavaClass::isArray)))
        .because("the picture of docs/architecture.md holds");
  }

  private static String room(JavaClass type) {
    String below = type.getPackageName().substring(BASE.length());
    int end = below.indexOf('.');
    return end < 0 ? below : below.substring(0, end);
  }

  private static String ours(String name) {
    return BASE + name + "..";
  }
}
