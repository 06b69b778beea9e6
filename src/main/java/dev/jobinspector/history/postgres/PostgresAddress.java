package dev.jobinspector.history.postgres;

import dev.jobinspector.attempt.AttemptLogException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a team keeps its history: what may stand in `--history-url`. Nothing of a refused address
/// is repeated, because it may hold a password.
///
/// @param hosts with their ports, as the driver takes them
public record PostgresAddress(String hosts, String database, Map<String, String> parameters) {
  static final String EXAMPLE = "jdbc:postgresql://host.example/history?user=name";

  /// The driver knows many more: some load classes, some switch checks off, some hold secrets.
  private static final Set<String> PARAMETERS =
      Set.of(
          "user",
          "sslmode",
          "sslrootcert",
          "sslcert",
          "sslkey",
          "channelBinding",
          "currentSchema",
          "targetServerType");

  private static final Set<String> SECRETS = Set.of("password", "sslpassword");

  private static final Pattern FORM =
      Pattern.compile("jdbc:postgresql://(?<hosts>[^/?#]+)/(?<database>[^/?#]+)(\\?(?<rest>.*))?");
  private static final Pattern HOST =
      Pattern.compile("(?<name>[\\p{Alnum}._-]+|\\[[\\p{XDigit}:.]+])(:\\p{Digit}{1,5})?");
  private static final Pattern LOOPBACK =
      Pattern.compile("(?i)localhost|127(\\.\\d{1,3}){3}|\\[::1]|\\[0*(:0*){6}:0*1]");

  /// Returns the parts of an address.
  ///
  /// @throws AttemptLogException if this is no address, or none to trust
  public static PostgresAddress of(String url) {
    Matcher form = FORM.matcher(url);
    if (!form.matches()) {
      throw refused("It must look like %s.".formatted(EXAMPLE));
    }
    String hosts = form.group("hosts");
    if (hosts.contains("@")) {
      throw passwordInIt();
    }
    List<String> names = names(hosts);
    Map<String, String> parameters = parameters(Optional.ofNullable(form.group("rest")).orElse(""));
    boolean here = names.stream().allMatch(name -> LOOPBACK.matcher(name).matches());
    Optional<String> mode = Optional.ofNullable(parameters.get("sslmode"));
    if (!here && mode.filter(given -> !given.equals("verify-full")).isPresent()) {
      throw refused(
          """
          A server on another machine is only used with sslmode=verify-full, which is also the \
          default. If its certificate comes from an authority of your own, name that with \
          sslrootcert=FILE.\
          """);
    }
    parameters.putIfAbsent("sslmode", here ? "prefer" : "verify-full");
    return new PostgresAddress(hosts, form.group("database"), Map.copyOf(parameters));
  }

  /// Returns the URL for the driver.
  String url() {
    return "jdbc:postgresql://" + hosts + "/" + database;
  }

  /// Returns it for the user.
  String userMessage() {
    return "database %s on %s".formatted(decoded(database), hosts);
  }

  /// Returns the account under which a keyring has the password.
  String account() {
    String user = parameters.getOrDefault("user", System.getProperty("user.name", ""));
    return user + "@" + hosts + "/" + decoded(database);
  }

  private static List<String> names(String hosts) {
    return Pattern.compile(",")
        .splitAsStream(hosts)
        .map(HOST::matcher)
        .map(
            host -> {
              if (!host.matches()) {
                throw refused("It must look like %s.".formatted(EXAMPLE));
              }
              return host.group("name");
            })
        .toList();
  }

  private static Map<String, String> parameters(String text) {
    Map<String, String> parameters = new LinkedHashMap<>();
    Pattern.compile("&")
        .splitAsStream(text)
        .filter(part -> !part.isEmpty())
        .forEach(
            part -> {
              int equals = part.indexOf('=');
              String name = equals < 0 ? part : part.substring(0, equals);
              if (SECRETS.contains(name)) {
                throw passwordInIt();
              }
              if (!PARAMETERS.contains(name)) {
                throw refused(
                    "Its parameters may be %s."
                        .formatted(String.join(", ", PARAMETERS.stream().sorted().toList())));
              }
              parameters.put(name, decoded(equals < 0 ? "" : part.substring(equals + 1)));
            });
    return parameters;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw refused("A character after % is not a code: write a percent sign as %25.");
    }
  }

  private static AttemptLogException passwordInIt() {
    return refused(
        """
        It must hold no password: others can read it in the process list and in the shell's \
        history. Keep the password in the password file (%s)%s.\
        """
            .formatted(
                PasswordFile.PLACES,
                Keyring.ofThisSystem().map(_ -> ", or in the system's keyring").orElse("")));
  }

  private static AttemptLogException refused(String why) {
    return new AttemptLogException("The URL of the history is not used. " + why);
  }
}
