package dev.jobinspector.ui.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.request.recognise.Recognition;
import dev.jobinspector.request.recognise.evidence.FoundJob;
import dev.jobinspector.testing.ManualTaskRunner;
import dev.jobinspector.ui.common.Loadable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasteViewModelTest {
  private static final String ID = "01234567-89ab-cdef-0123-456789abcdef";
  private static final String LINE = "2026-11-22T10:00:00Z INFO worker polls and finds nothing\n";
  private static final String LOG =
      LINE.repeat(50_000) + "The job " + ID + " hangs\n" + LINE.repeat(50_000);

  @TempDir private Path folder;
  private final ManualTaskRunner tasks = new ManualTaskRunner();
  private final List<FoundJob> taken = new ArrayList<>();
  private final PasteViewModel model = new PasteViewModel(tasks, taken::addAll);

  @Test
  void aLogTooLongToShowIsReadWithProgressAllTheSame() {
    List<Double> fractions = new ArrayList<>();
    model.progressProperty().subscribe(now -> fractions.add(now.doubleValue()));
    model.paste(LOG);
    tasks.finishAll();
    assertEquals("", model.textProperty().get());
    assertTrue(model.unshownProperty().get().contains("characters"));
    assertEquals(List.of(ID), found());
    assertTrue(fractions.size() > 10, fractions.toString());
    assertEquals(1, fractions.getLast());
  }

  @Test
  void aFileIsReadToo() throws IOException {
    model.open(Files.writeString(folder.resolve("worker.log"), LOG));
    tasks.finishAll();
    assertEquals("worker.log", model.unshownProperty().get());
    assertEquals(List.of(ID), found());
    model.take();
    assertEquals(List.of(ID), taken.stream().map(FoundJob::id).toList());
    assertEquals("", model.unshownProperty().get());
    assertInstanceOf(Loadable.Idle.class, model.foundProperty().get());
  }

  @Test
  void whatIsPastedLaterIsWhatCounts() {
    model.paste(LOG);
    model.paste("Nothing here");
    assertEquals("Nothing here", model.textProperty().get());
    assertEquals("", model.unshownProperty().get());
    tasks.finishAll();
    assertEquals(List.of(), found());
  }

  @Test
  void aFileThatIsTooLargeIsRefusedInWords() throws IOException {
    Path file = folder.resolve("huge.log");
    try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength((64L << 20) + 1);
    }
    model.open(file);
    tasks.finishAll();
    var failed = assertInstanceOf(Loadable.Failed.class, model.foundProperty().get());
    assertTrue(failed.why().text().contains("larger than 64 MB"), failed.why().text());
  }

  private List<String> found() {
    return model.foundProperty().get() instanceof Loadable.Loaded<Recognition>(var recognition)
        ? recognition.jobs().stream().map(FoundJob::id).toList()
        : List.of("not loaded: " + model.foundProperty().get());
  }
}
