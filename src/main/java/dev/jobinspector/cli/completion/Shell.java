package dev.jobinspector.cli.completion;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The shells that commands can be completed in, and the script for each.
enum Shell {
  BASH {
    @Override
    String script(List<CompletedCommand> commands) {
      return """
      # Completion of job-inspector for bash: source <(job-inspector generate-completion bash)
      _job_inspector() {
        local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command='' word words
        for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
          case $word in %s) command=$word; break ;; esac
        done
        case $command:$prev in
      %s\
          *:--profile) COMPREPLY=($(compgen -W "$(%s)" -- "$cur")); return ;;
        esac
        case $command in
      %s  esac
        COMPREPLY=($(compgen -W "$words" -- "$cur"))
      }
      complete -o default -F _job_inspector job-inspector
      """
          .formatted(
              names(commands, "|"),
              optionValues(
                  commands,
                  "    %s) COMPREPLY=($(compgen -W '%s' -- \"$cur\")); return ;;%n",
                  "    %s) COMPREPLY=(); return ;;%n"),
              PROFILES,
              words(commands, "    '%s') words='%s' ;;%n"));
    }
  },
  ZSH {
    @Override
    String script(List<CompletedCommand> commands) {
      return """
      #compdef job-inspector
      # Completion of job-inspector for zsh: source <(job-inspector generate-completion zsh)
      _job_inspector() {
        local prev=$words[CURRENT-1] command='' word
        for word in ${words[2,CURRENT-1]}; do
          case $word in (%s) command=$word; break ;; esac
        done
        case $command:$prev in
      %s\
          (*:--profile) compadd -- ${(f)"$(%s)"}; return ;;
        esac
        case $command in
      %s  esac
      }
      if [ "$funcstack[1]" = _job_inspector ]; then
        _job_inspector
      else
        compdef _job_inspector job-inspector
      fi
      """
          .formatted(
              names(commands, "|"),
              optionValues(
                  commands, "    (%s) compadd -- %s; return ;;%n", "    (%s) _files; return ;;%n"),
              PROFILES,
              words(commands, "    ('%s') compadd -- %s ;;%n"));
    }
  },
  FISH {
    @Override
    String script(List<CompletedCommand> commands) {
      String program = "complete -c job-inspector";
      Stream<String> subcommands =
          commands.stream()
              .skip(1)
              .map(
                  command ->
                      "%s -f -n __fish_use_subcommand -a %s -d '%s'"
                          .formatted(program, command.name(), quoted(command.description())));
      Stream<String> options =
          commands.stream()
              .flatMap(
                  command ->
                      command.options().stream()
                          .filter(option -> command.name().isEmpty() || !isShared(option, commands))
                          .map(
                              option ->
                                  program
                                      + (command.name().isEmpty()
                                          ? ""
                                          : " -n '__fish_seen_subcommand_from "
                                              + command.name()
                                              + "'")
                                      + " -l "
                                      + option.name().substring(2)
                                      + (option.takesFile()
                                          ? " -r"
                                          : option.takesValue() ? " -x" : " -f")
                                      + (option.name().equals("--profile")
                                          ? " -a '(" + PROFILES.replace("'", "\\'") + ")'"
                                          : option.values().isEmpty()
                                              ? ""
                                              : " -a '" + String.join(" ", option.values()) + "'")
                                      + " -d '"
                                      + quoted(option.description())
                                      + "'"));
      return Stream.of(
              Stream.of(
                  "# Completion of job-inspector for fish: job-inspector generate-completion fish |"
                      + " source"),
              subcommands,
              options)
          .flatMap(lines -> lines)
          .collect(Collectors.joining("\n", "", "\n"));
    }
  };

  private static final String PROFILES =
      "sed -n 's/^\\[\\(profile \\)\\{0,1\\}\\([^]]*\\)\\]$/\\2/p' ~/.aws/config ~/.aws/credentials"
          + " 2>/dev/null | sort -u";

  abstract String script(List<CompletedCommand> commands);

  private static String names(List<CompletedCommand> commands, String between) {
    return commands.stream()
        .skip(1)
        .map(CompletedCommand::name)
        .collect(Collectors.joining(between));
  }

  /// What is offered where no value is awaited: before the command also the commands.
  private static String words(List<CompletedCommand> commands, String line) {
    return commands.stream()
        .map(
            command ->
                line.formatted(
                    command.name(),
                    (command.name().isEmpty() ? names(commands, " ") + " " : "")
                        + command.optionNames()))
        .collect(Collectors.joining());
  }

  private static String optionValues(List<CompletedCommand> commands, String line, String files) {
    return commands.stream()
        .flatMap(
            command ->
                command.options().stream()
                    .filter(option -> option.takesFile() || !option.values().isEmpty())
                    .filter(option -> command.name().isEmpty() || !isShared(option, commands))
                    .map(
                        option -> {
                          String where =
                              (command.name().isEmpty() ? "*" : command.name())
                                  + ":"
                                  + option.name();
                          return option.takesFile()
                              ? files.formatted(where)
                              : line.formatted(where, String.join(" ", option.values()));
                        }))
        .collect(Collectors.joining());
  }

  /// Options of the program are those of each command, too.
  private static boolean isShared(CompletedOption option, List<CompletedCommand> commands) {
    return commands.getFirst().options().stream().anyMatch(o -> o.name().equals(option.name()));
  }

  private static String quoted(String text) {
    return text.replace("\\", "\\\\").replace("'", "\\'");
  }
}
