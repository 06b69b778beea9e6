package dev.jobinspector.cli;

import dev.jobinspector.cli.common.CommandPorts;
import dev.jobinspector.cli.common.ExitCode;
import dev.jobinspector.cli.common.GlobalOptions;
import dev.jobinspector.cli.common.InvalidParameterException;
import dev.jobinspector.job.connection.CallerIdentity;
import dev.jobinspector.request.IamPolicy;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Prints the policy that an administrator has to grant. Nothing is sent.
@Command(
    name = "iam-policy",
    description = {
      "Prints the IAM policy with the permissions that this program needs, and no others.",
      "With --read-only without those for what changes something; nothing is sent.",
      "With --profile for the Region and the account that its settings name."
    },
    mixinStandardHelpOptions = true)
final class IamPolicyCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final CommandPorts ports;

  @Option(
      names = "--account-id",
      paramLabel = "ACCOUNT",
      description = "Limit the policy to pipelines of this account.")
  private @Nullable String account;

  IamPolicyCommand(GlobalOptions options, CommandPorts ports) {
    this.options = options;
    this.ports = ports;
  }

  @Override
  public Integer call() {
    Optional<String> owner = Optional.ofNullable(account).or(this::ofProfile);
    Optional<String> region = options.region().or(() -> setting("region"));
    if (owner.filter(id -> !CallerIdentity.isAccount(id)).isPresent()) {
      throw new InvalidParameterException("--account-id: an account id has twelve digits.");
    }
    if (region.filter(name -> !name.matches("[a-z]{2}(-[a-z]+)+-\\d")).isPresent()) {
      throw new InvalidParameterException("--region: that is not the name of a Region.");
    }
    ports.console().print(new IamPolicy(options.readOnly(), region, owner).json());
    return ExitCode.DONE;
  }

  /// Returns the account of the profile's role: `arn:aws:iam::111122223333:role/ops`.
  private Optional<String> ofProfile() {
    return setting("role_arn")
        .map(arn -> arn.split(":", -1))
        .filter(parts -> parts.length > 4)
        .map(parts -> parts[4])
        .or(() -> setting("sso_account_id"));
  }

  /// Not of the default profile: whoever names none asks for all.
  private Optional<String> setting(String key) {
    return options.profile().flatMap(_ -> ports.services().profileText(options, key));
  }
}
