package dev.jobinspector.emulator.provision;

import dev.jobinspector.emulator.declaration.PipelineDeclaration;
import dev.jobinspector.emulator.declaration.PipelineDeclaration.Action;
import dev.jobinspector.emulator.declaration.PipelineDeclaration.Stage;
import dev.jobinspector.emulator.declaration.PipelineDeclaration.Variable;
import dev.jobinspector.emulator.declaration.VariableReferences;
import dev.jobinspector.emulator.declaration.VariableReferences.Reference;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What actions must keep among each other: artifacts and variables come from actions that are
/// guaranteed to run before, their names are given once.
final class FlowRules {
  private static final Set<String> RESERVED =
      Set.of(VariableReferences.EXECUTION, VariableReferences.PIPELINE);

  private final PipelineDeclaration pipeline;
  private final Set<String> outputs = new HashSet<>();
  private final Set<String> namespaces = new HashSet<>();

  FlowRules(PipelineDeclaration pipeline) {
    this.pipeline = pipeline;
  }

  void check() {
    for (Stage stage : pipeline.stages()) {
      List<Integer> orders =
          stage.actions().stream().map(Action::runOrder).distinct().sorted().toList();
      for (int order : orders) {
        List<Action> together =
            stage.actions().stream().filter(action -> action.runOrder() == order).toList();
        together.forEach(this::uses);
        together.forEach(action -> makes(action, stage));
      }
    }
    namespaces.stream()
        .filter(outputs::contains)
        .findFirst()
        .ifPresent(
            name -> {
              throw ActionRules.invalid(
                  "Namespace '%s' is the name of an artifact, too".formatted(name));
            });
  }

  private void uses(Action action) {
    for (String input : action.inputArtifacts()) {
      if (!outputs.contains(input)) {
        throw ActionRules.invalid(
            "Input artifact '%s' of action '%s' is not an output of a preceding action"
                .formatted(input, action.name()));
      }
    }
    Set<String> variables =
        pipeline.variables().stream().map(Variable::name).collect(Collectors.toSet());
    for (String value : action.configuration().values()) {
      for (Reference reference : VariableReferences.in(value)) {
        boolean known =
            switch (reference.namespace()) {
              case VariableReferences.EXECUTION -> true;
              case VariableReferences.PIPELINE -> variables.contains(reference.key());
              default -> namespaces.contains(reference.namespace());
            };
        if (!known) {
          throw ActionRules.invalid(
              "Action '%s' refers to #{%s.%s}, which no preceding action produces"
                  .formatted(action.name(), reference.namespace(), reference.key()));
        }
      }
    }
  }

  private void makes(Action action, Stage stage) {
    for (String output : action.outputArtifacts()) {
      if (!outputs.add(output)) {
        throw ActionRules.invalid(
            "Output artifact '%s' of action '%s' is declared more than once"
                .formatted(output, action.name()));
      }
    }
    if (action.namespace().isPresent()) {
      String namespace = action.namespace().get();
      if (RESERVED.contains(namespace)) {
        throw ActionRules.invalid("Namespace '%s' is reserved".formatted(namespace));
      }
      if (!namespaces.add(namespace)) {
        throw ActionRules.invalid(
            ("Namespaces must be unique across the pipeline definition. The following occur more"
                    + " than once in the pipeline. StageName=[%s], ActionName=[%s], Namespace=[%s]")
                .formatted(stage.name(), action.name(), namespace));
      }
    }
  }
}
