package dev.jobinspector.history.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.attempt.AttemptLogException;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresAddressTest {
  private static final String SECRET = "hunter2";

  @Test
  void hostsDatabaseAndParametersAreTakenOver() {
    PostgresAddress address =
        PostgresAddress.of(
            "jdbc:postgresql://a.example:5433,b.example/team%20history?user=ann%40x&currentSchema=s");
    assertEquals("jdbc:postgresql://a.example:5433,b.example/team%20history", address.url());
    assertEquals("database team history on a.example:5433,b.example", address.userMessage());
    assertEquals(
        Map.of("user", "ann@x", "currentSchema", "s", "sslmode", "verify-full"),
        address.parameters());
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, prefer",
    "127.0.0.1:5433, prefer",
    "[::1]:5433, prefer",
    "db.example, verify-full",
    "'localhost,db.example', verify-full",
    "localhost.example, verify-full",
    "127.0.0.1.example, verify-full",
    "[2001:db8::1], verify-full",
    "10.0.0.1, verify-full"
  })
  void offThisMachineTheServerProvesWhoItIs(String hosts, String mode) {
    assertEquals(
        mode, mode("jdbc:postgresql://" + hosts + "/history"), "whatever the user forgets");
    assertEquals(
        "verify-full", mode("jdbc:postgresql://" + hosts + "/history?sslmode=verify-full"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sslmode=disable",
        "sslmode=prefer",
        "sslmode=require",
        "sslmode=verify-ca",
        "sslmode=",
        "sslmode",
        "sslmode=VERIFY-FULL",
        "sslmode=verify-full&sslmode=disable",
        "sslmode=%64isable",
        "ssl=true",
        "sslfactory=org.postgresql.ssl.NonValidatingFactory",
        "sslhostnameverifier=x",
        "%73slmode=disable",
        "service=team",
        "socketFactory=x",
        "loggerFile=x"
      })
  void nothingTakesThatAway(String parameter) {
    refused("jdbc:postgresql://db.example/history?" + parameter);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://ann:hunter2@localhost/history",
        "jdbc:postgresql://localhost/history?password=hunter2",
        "jdbc:postgresql://localhost/history?user=ann&sslpassword=hunter2",
        "jdbc:postgresql://localhost/history?passw%6frd=hunter2",
        "jdbc:postgresql://localhost/history?PASSWORD=hunter2",
        "postgresql://ann:hunter2@localhost/history",
        "jdbc:mysql://localhost/history?password=hunter2",
        "jdbc:postgresql:hunter2",
        "jdbc:postgresql://localhost",
        "jdbc:postgresql://local host:hunter2/history",
        "jdbc:postgresql://localhost/history?user=%hunter2",
        ""
      })
  void aPasswordIsNeitherTakenNorRepeated(String url) {
    String userMessage = refused(url);
    assertFalse(userMessage.contains(SECRET), userMessage);
  }

  @Test
  void whoWroteAPasswordLearnsWhereItBelongs() {
    String userMessage = refused("jdbc:postgresql://localhost/history?password=hunter2");
    assertTrue(userMessage.contains("~/.pgpass"), userMessage);
  }

  private static String mode(String url) {
    return Objects.requireNonNull(PostgresAddress.of(url).parameters().get("sslmode"));
  }

  private static String refused(String url) {
    String userMessage =
        assertThrows(AttemptLogException.class, () -> PostgresAddress.of(url)).userMessage();
    assertTrue(userMessage.startsWith("The URL of the history is not used. "), userMessage);
    return userMessage;
  }
}
