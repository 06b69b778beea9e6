package dev.jobinspector.ui.palette;

import dev.jobinspector.ui.common.command.Commands;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What the palette finds, and which line of it is chosen.
public final class PaletteViewModel {
  private static final int MOST_SHOWN = 50;
  private static final String ITSELF = "open-palette";

  private record Found(PaletteEntry entry, FuzzyMatch match) {}

  private final Commands commands;
  private final Supplier<List<PaletteEntry>> others;
  private final StringProperty search = new SimpleStringProperty("");
  private final ObservableList<PaletteEntry> found = FXCollections.observableArrayList();
  private final IntegerProperty chosen = new SimpleIntegerProperty(-1);
  private List<PaletteEntry> entries = List.of();

  /// @param others recent jobs, connections, pipelines; asked each time the palette opens
  public PaletteViewModel(Commands commands, Supplier<List<PaletteEntry>> others) {
    this.commands = commands;
    this.others = others;
    search.subscribe(this::find);
  }

  /// Begins with nothing searched and everything that there is now.
  public void begin() {
    entries =
        Stream.concat(
                commands.all().stream()
                    .filter(command -> !command.id().equals(ITSELF))
                    .map(PaletteEntry::of),
                others.get().stream())
            .toList();
    search.set("");
    find();
  }

  private void find() {
    List<Found> matching = new ArrayList<>();
    for (PaletteEntry entry : entries) {
      FuzzyMatch.of(search.get(), entry.title())
          .or(() -> FuzzyMatch.of(search.get(), entry.title() + " " + entry.detail()))
          .ifPresent(match -> matching.add(new Found(entry, match)));
    }
    if (!search.get().isBlank()) {
      matching.sort(Comparator.comparing(Found::match).reversed());
    }
    found.setAll(matching.stream().limit(MOST_SHOWN).map(Found::entry).toList());
    chosen.set(found.isEmpty() ? -1 : 0);
  }

  /// Chooses another line, so many below; from the last one to the first.
  public void move(int lines) {
    if (!found.isEmpty()) {
      chosen.set(Math.floorMod(chosen.get() + lines, found.size()));
    }
  }

  /// Returns the chosen line, if anything was found.
  public Optional<PaletteEntry> chosen() {
    return chosen.get() < 0 ? Optional.empty() : Optional.of(found.get(chosen.get()));
  }

  /// Returns what a screen reader says of the chosen line.
  public String spoken() {
    return chosen()
        .map(entry -> "%s (%d of %d)".formatted(entry.spoken(), chosen.get() + 1, found.size()))
        .orElse("Nothing found");
  }

  public StringProperty searchProperty() {
    return search;
  }

  public ObservableList<PaletteEntry> found() {
    return found;
  }

  public IntegerProperty chosenProperty() {
    return chosen;
  }
}
