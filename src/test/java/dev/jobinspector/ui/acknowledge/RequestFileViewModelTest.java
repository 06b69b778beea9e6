package dev.jobinspector.ui.acknowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jobinspector.job.ClientToken;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.Nonce;
import dev.jobinspector.testing.ManualTaskRunner;
import dev.jobinspector.ui.common.DoubleClickGuard;
import dev.jobinspector.ui.common.Loadable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestFileViewModelTest {
  private static final String ID = "01234567-89ab-cdef-0123-456789abcdef";
  private static final String OTHER = "76543210-89ab-cdef-0123-456789abcdef";
  private static final String TOKEN = "0a1b2c3d-not-a-real-token";

  @TempDir private Path folder;
  private final ManualTaskRunner tasks = new ManualTaskRunner();
  private final AcknowledgeViewModel acknowledge =
      new AcknowledgeViewModel(tasks, new DoubleClickGuard(() -> 0), _ -> {});
  private final RequestFileViewModel model = new RequestFileViewModel(tasks, acknowledge);

  @Test
  void aJsonFileFillsTheForm() throws IOException {
    open("request.json", "{\"jobId\": \"%s\", \"nonce\": \"3\"}".formatted(ID));
    assertForm(JobKind.CUSTOM, ID, "3", "");
    assertEquals("request.json has job id, nonce.", said());
  }

  @Test
  void aYamlFileWithAClientTokenIsOfAThirdPartyJob() throws IOException {
    open("request.yml", "jobId: partner-job\nnonce: \"3\"\nclientToken: %s\n".formatted(TOKEN));
    assertForm(JobKind.THIRD_PARTY, "partner-job", "3", TOKEN);
  }

  @Test
  void whatWasTypedWins() throws IOException {
    acknowledge.form().nonceProperty().set("9");
    open("request.json", "{\"jobId\": \"%s\", \"nonce\": \"3\"}".formatted(ID));
    assertForm(JobKind.CUSTOM, ID, "9", "");
    assertEquals("request.json has job id, nonce. Not changed: nonce.", said());
  }

  @Test
  void aTypedClientTokenKeepsTheJobAThirdPartyOne() throws IOException {
    acknowledge.form().kindProperty().set(JobKind.THIRD_PARTY);
    acknowledge.form().clientTokenProperty().set(TOKEN);
    open("request.json", "{\"jobId\": \"%s\", \"nonce\": \"3\"}".formatted(ID));
    assertForm(JobKind.THIRD_PARTY, ID, "3", TOKEN);
  }

  @Test
  void whatAPickedJobOrAnEarlierFileGaveIsNotTyped() throws IOException {
    acknowledge.fill(
        KnownJob.bare(JobKind.THIRD_PARTY, OTHER)
            .withSecrets(Optional.of(new Nonce("1")), Optional.of(new ClientToken(TOKEN))));
    open("request.json", "{\"jobId\": \"%s\"}".formatted(ID));
    assertForm(JobKind.CUSTOM, ID, "", "");
    open("second.json", "{\"jobId\": \"%s\", \"nonce\": \"5\"}".formatted(OTHER));
    assertForm(JobKind.CUSTOM, OTHER, "5", "");
  }

  @Test
  void aFileThatNamesNoJobAddsToTheOneThatIsThere() throws IOException {
    acknowledge.fill(KnownJob.bare(JobKind.CUSTOM, ID));
    open("request.json", "{\"nonce\": \"5\"}");
    assertForm(JobKind.CUSTOM, ID, "5", "");
    open("skeleton.json", "{\"jobId\": \"\", \"nonce\": \"\"}");
    assertForm(JobKind.CUSTOM, ID, "5", "");
  }

  @Test
  void theNonceOfTheDetailsIsNotCombinedWithAnotherJob() throws IOException {
    KnownJob job = KnownJob.bare(JobKind.CUSTOM, OTHER);
    acknowledge.fill(job);
    acknowledge.form().learned(job.withSecrets(Optional.of(new Nonce("1")), Optional.empty()));
    open("request.json", "{\"jobId\": \"%s\"}".formatted(ID));
    assertForm(JobKind.CUSTOM, ID, "", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"jobId\": bad} | line 1, column 11",
        "[{\"jobId\": \"x\"}] | lists requests",
        "{\"jobId\": 3} | jobId: a text is needed",
        "{\"job-id\": \"x\"} | unknown key; known are jobId, nonce, clientToken",
        "null | A map of parameters is needed",
        "{} | has no values for this form",
      })
  void whatIsWrongWithAFileIsSaidAndTheFormIsLeftAsItWas(String text, String userMessage)
      throws IOException {
    acknowledge.form().jobIdProperty().set(ID);
    open("request.json", text);
    assertForm(JobKind.CUSTOM, ID, "", "");
    assertTrue(said().contains(userMessage), said());
  }

  @Test
  void aFileThatIsGoneTooLargeOrOfAnotherEncodingIsRefused() throws IOException {
    model.open(folder.resolve("gone.json"));
    tasks.finishAll();
    assertTrue(said().contains("gone.json"), said());
    open("large.json", "{\"jobId\": \"%s\"}".formatted("x".repeat(1024 * 1024)));
    assertTrue(said().contains("larger than 1 MB"), said());
    Files.write(folder.resolve("wide.json"), "{}".getBytes(StandardCharsets.UTF_16LE));
    model.open(folder.resolve("wide.json"));
    tasks.finishAll();
    assertTrue(said().contains("Save it as UTF-8"), said());
  }

  @ParameterizedTest
  @CsvSource({"json", "yaml"})
  void secretsAreSavedOnlyIfAsked(String extension) throws IOException {
    acknowledge.form().kindProperty().set(JobKind.THIRD_PARTY);
    acknowledge.form().jobIdProperty().set("partner-job");
    acknowledge.form().nonceProperty().set("4711");
    acknowledge.form().clientTokenProperty().set(TOKEN);
    Path file = folder.resolve("saved." + extension);
    model.save(file, false);
    tasks.finishAll();
    String without = Files.readString(file);
    assertTrue(without.contains("partner-job"), without);
    assertTrue(Stream.of("4711", TOKEN).noneMatch(without::contains), without);

    model.save(file, true);
    tasks.finishAll();
    acknowledge.fill(KnownJob.bare(JobKind.CUSTOM, ""));
    model.open(file);
    tasks.finishAll();
    assertForm(JobKind.THIRD_PARTY, "partner-job", "4711", TOKEN);
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void aFormSavedWithoutItsTokenIsStillOfAThirdPartyJob() {
    acknowledge.form().kindProperty().set(JobKind.THIRD_PARTY);
    acknowledge.form().jobIdProperty().set(ID);
    Path file = folder.resolve("saved.json");
    model.save(file, false);
    tasks.finishAll();
    acknowledge.fill(KnownJob.bare(JobKind.CUSTOM, ""));
    model.open(file);
    tasks.finishAll();
    assertForm(JobKind.THIRD_PARTY, ID, "", "");
  }

  @Test
  void nobodyElseCanReadWhatIsSaved() throws IOException {
    assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    Path file = Files.writeString(folder.resolve("saved.json"), "open to all");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
    model.save(file, true);
    tasks.finishAll();
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamed() {
    model.save(folder.resolve("gone").resolve("saved.json"), false);
    tasks.finishAll();
    assertTrue(said().contains("saved.json"), said());
  }

  private void open(String name, String text) throws IOException {
    model.open(Files.writeString(folder.resolve(name), text));
    tasks.finishAll();
  }

  private void assertForm(JobKind kind, String jobId, String nonce, String clientToken) {
    assertEquals(kind, acknowledge.form().kindProperty().get());
    assertEquals(jobId, acknowledge.form().jobIdProperty().get());
    assertEquals(nonce, acknowledge.form().nonceProperty().get());
    assertEquals(clientToken, acknowledge.form().clientTokenProperty().get());
  }

  private String said() {
    return switch (model.saidProperty().get()) {
      case Loadable.Loaded<String>(var userMessage) -> userMessage;
      case Loadable.Failed<String>(var why) -> why.text();
      case Loadable.Idle<String> _, Loadable.Loading<String> _ -> "";
    };
  }
}
