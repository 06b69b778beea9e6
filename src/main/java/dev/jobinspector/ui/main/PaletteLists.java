package dev.jobinspector.ui.main;

import dev.jobinspector.job.KnownJob;
import dev.jobinspector.ui.palette.PaletteEntry;
import dev.jobinspector.ui.palette.PaletteEntry.Kind;
import java.util.List;
import java.util.stream.Stream;

/// What the palette finds beside commands: jobs, connections and pipelines that are known.
final class PaletteLists {
  private static final int MOST_JOBS = 200;

  private final MainViewModel model;

  PaletteLists(MainViewModel model) {
    this.model = model;
  }

  List<PaletteEntry> entries() {
    model.connections().picker().refresh();
    return Stream.of(jobs(), pipelines(), connections()).flatMap(entries -> entries).toList();
  }

  private Stream<PaletteEntry> jobs() {
    return model.jobs().known().stream()
        .limit(MOST_JOBS)
        .map(
            job ->
                PaletteEntry.of(
                    Kind.JOB,
                    job.id(),
                    Stream.of(job.context().path(), job.status().map(s -> s.text()).orElse(""))
                        .filter(text -> !text.isEmpty())
                        .reduce((one, other) -> one + ", " + other)
                        .orElse(""),
                    () -> model.cases().show(job)));
  }

  private Stream<PaletteEntry> pipelines() {
    return model.jobs().known().stream()
        .map(KnownJob::context)
        .flatMap(context -> context.pipeline().stream())
        .distinct()
        .map(
            pipeline ->
                PaletteEntry.of(
                    Kind.PIPELINE, pipeline, "", () -> model.filterByPipeline(pipeline)));
  }

  private Stream<PaletteEntry> connections() {
    return model
        .connections()
        .picker()
        .options(false)
        .map(
            option ->
                PaletteEntry.of(
                    Kind.CONNECTION,
                    option.title(),
                    "connect, " + option.detail(),
                    () -> model.connection().connect(option.choice(), option.regions())));
  }
}
