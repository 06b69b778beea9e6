package dev.jobinspector.history.postgres;

import dev.jobinspector.history.jdbc.SqlErrorMessages;
import dev.jobinspector.history.rows.DamagedRowException;
import dev.jobinspector.history.rows.NewerRowException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/// The messages for a server's error codes. The messages of the driver are never repeated: they may
/// quote what was being written. The codes are those of
/// <https://www.postgresql.org/docs/current/errcodes-appendix.html>.
///
/// @param sql written wherever a message names it
public record PostgresErrorMessages(PostgresAddress address, SetupScript sql)
    implements SqlErrorMessages {
  private static final String UNTRUSTED =
      """
      the certificate of %s cannot be trusted, or is for another name. If it comes from an \
      authority of your own, name that with sslrootcert=FILE.\
      """;

  /// Ends with the command: a full stop behind it would be taken along.
  private static final String IN_KEYRING =
      " If the system's keyring has it, unlock it and try again; to keep it there: %s";

  private static final String BROKEN = "the connection to %s broke. Try again in a moment.";

  private static final String SILENT =
      "%s does not answer. Try again when the network or server is back.";

  /// Returns whether there was no password. The driver has one code for this and for a server
  /// without TLS; only the text tells them apart, in every language by the same abbreviation.
  static boolean asksForPassword(SQLException problem) {
    return "08004".equals(problem.getSQLState())
        && !String.valueOf(problem.getMessage()).contains("SSL");
  }

  static boolean isWrongPassword(SQLException problem) {
    return "28P01".equals(problem.getSQLState());
  }

  @Override
  public String why(SQLException problem) {
    if (problem instanceof NewerRowException) {
      return "a newer version of the program has written to %s. Install that version."
          .formatted(address.userMessage());
    }
    if (problem instanceof DamagedRowException) {
      return "a row in %s is not as it was written. Ask its administrator to check the disk."
          .formatted(address.userMessage());
    }
    return fromNetwork(problem).orElseGet(() -> fromServer(problem));
  }

  private Optional<String> fromNetwork(SQLException problem) {
    Throwable cause = problem;
    while (cause != null) {
      Optional<String> userMessage = messageFor(cause);
      if (userMessage.isPresent()) {
        return userMessage.map(said -> said.formatted(address.hosts()));
      }
      cause = cause.getCause();
    }
    return Optional.empty();
  }

  private static Optional<String> messageFor(Throwable cause) {
    return Optional.ofNullable(
        switch (cause) {
          case UnknownHostException _ -> "the host %s is unknown. Check the URL of the history.";
          case SSLException _ -> UNTRUSTED;
          case SocketTimeoutException _ -> SILENT;
          case ConnectException _, NoRouteToHostException _ ->
              "%s refuses connections. Is the server running, and the port right?";
          default -> null;
        });
  }

  private String fromServer(SQLException problem) {
    String state = problem.getSQLState() == null ? "" : problem.getSQLState();
    return switch (state) {
      case "28P01", "28000" ->
          "%s rejected the login. Check the user of the URL, and the password in %s%s."
              .formatted(
                  address.hosts(),
                  PasswordFile.current().path(),
                  Keyring.ofThisSystem().map(_ -> " or the keyring").orElse(""));
      case "08001" -> SILENT.formatted(address.hosts());
      case "08004" -> refusedLogin(problem);
      case "3D000" ->
          "there is no %s. Check the URL of the history.".formatted(address.userMessage());
      case "42501" ->
          "you may not do that in %s. Ask its administrator to look at %s."
              .formatted(address.userMessage(), sql.write());
      case "3F000", "42P01" ->
          "%s has no table for it. Ask its administrator to run %s."
              .formatted(address.userMessage(), sql.write());
      case "25006" ->
          "%s can only be read, as a standby can. Check the URL of the history."
              .formatted(address.hosts());
      case "53100" -> "the disk of %s is full.".formatted(address.hosts());
      case "53300" ->
          "%s has no connection left. Try again in a moment.".formatted(address.hosts());
      case "55P03", "57014" ->
          "%s took too long. Try again in a moment.".formatted(address.userMessage());
      case "08006" -> broken(problem).formatted(address.hosts());
      default ->
          state.startsWith("08") || state.startsWith("57P")
              ? BROKEN.formatted(address.hosts())
              : "%s reports the error %s.".formatted(address.userMessage(), state);
    };
  }

  private String refusedLogin(SQLException problem) {
    return asksForPassword(problem)
        ? "%s asks for a password. Write it into %s: host:port:database:user:password.%s"
            .formatted(
                address.hosts(),
                PasswordFile.current().path(),
                Keyring.ofThisSystem()
                    .map(keyring -> keyring.toStore(address.account()))
                    .map(IN_KEYRING::formatted)
                    .orElse(""))
        : "%s offers no encrypted connection. Ask its administrator to enable TLS."
            .formatted(address.hosts());
  }

  /// In every language, what could not be verified is named by the class that tried.
  private static String broken(SQLException problem) {
    return String.valueOf(problem.getMessage()).contains("HostnameVerifier") ? UNTRUSTED : BROKEN;
  }
}
