package dev.jobinspector.codepipeline.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.job.connection.ConnectionException;
import dev.jobinspector.testing.AwsHome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is read of the shared configuration files, and what is said of those that cannot be.
class ConfigFileTest {
  @TempDir Path folder;

  private AwsHome home;

  @BeforeEach
  void atHome() {
    home = new AwsHome(folder);
  }

  @Test
  void namesWithBlanksAndLettersBeyondAsciiAreFound() {
    home.config(
        """
        [profile 'Build Team']
        region = eu-west-1
        [profile "Équipe 建"]
        region = eu-west-2
        [profile Ärger]
        region = eu-west-3
        [profile no quotes]
        region = eu-north-1
        [sso-session 'North Star']
        sso_region = eu-west-1
        """);
    SharedConfig config = home.environment().config();
    assertEquals(
        Set.of("Build Team", "Équipe 建", "Ärger", "no quotes"), config.profiles().keySet());
    assertEquals(Set.of("North Star"), config.ssoSessions().keySet());
  }

  @Test
  void theCredentialsFileWinsAndEachValueKnowsItsPlace() {
    home.config("# a comment\n[profile ops]\nRegion = eu-west-1\naws_access_key_id = config\n")
        .credentials("[ops]\naws_access_key_id = credentials\n");
    ConfigSection ops = Objects.requireNonNull(home.environment().config().profiles().get("ops"));
    assertEquals(Optional.of("credentials"), ops.text("aws_access_key_id"));
    assertEquals(
        home.path(".aws/credentials") + ", line 2", ops.at("aws_access_key_id").toString());
    assertEquals(home.path(".aws/config") + ", line 3", ops.at("region").toString());
    assertFalse(ops.toString().contains("credentials\""), ops.toString());
  }

  @Test
  void blocksAndLongValuesAreRead() {
    home.config(
        """
        [default]
        s3 =
          max_concurrent_requests = 20
        credential_process = first
           second
        ; a comment
        region: us-east-1
        [services local]
        codepipeline =
          endpoint_url = http://127.0.0.1:1
        sts =
          endpoint_url = http://127.0.0.1:2
        """);
    SharedConfig config = home.environment().config();
    ConfigSection profile = Objects.requireNonNull(config.profiles().get("default"));
    assertEquals(Optional.of("20"), profile.text("s3.max_concurrent_requests"));
    assertEquals(Optional.of("first\nsecond"), profile.text("credential_process"));
    assertEquals(Optional.of("us-east-1"), profile.text("region"));
    ConfigSection services = Objects.requireNonNull(config.services().get("local"));
    assertEquals(Optional.of("http://127.0.0.1:2"), services.text("sts.endpoint_url"));
  }

  @Test
  void theFilesThatVariablesNameAreTheOnesThatAreRead() throws IOException {
    Files.writeString(folder.resolve("mine"), "[profile mine]\nregion = eu-west-1\n");
    home.variable("AWS_CONFIG_FILE", folder.resolve("mine").toString())
        .variable("AWS_SHARED_CREDENTIALS_FILE", "~/theirs")
        .file("theirs", "[theirs]\naws_access_key_id = a\n");
    assertEquals(Set.of("mine", "theirs"), home.environment().config().profiles().keySet());
  }

  @Test
  void filesThatAreNotThereHaveNoProfiles() {
    assertEquals(Set.of(), home.environment().config().profiles().keySet());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "region = eu-west-1\\n[default]|line 1|before the first [section]",
        "[default]\\nregion = eu-west-1\\nhunter2|line 3|neither a [section] nor key = value",
        "[default]\\n[profile ops\\nregion = eu-west-1|line 2|name in square brackets",
        "\uFEFF[default]|line 1|a byte order mark",
      })
  void aLineThatCannotBeReadIsNamedAndNotRepeated(String text, String line, String why) {
    home.config(text.replace("\\n", "\n"));
    String userMessage = refusal();
    assertTrue(userMessage.contains(home.path(".aws/config") + ", " + line), userMessage);
    assertTrue(userMessage.contains(why), userMessage);
    assertFalse(userMessage.contains("hunter2"), userMessage);
  }

  @Test
  void otherEncodingsAreNamed() throws IOException {
    home.config("");
    Files.write(home.path(".aws/config"), "[default]".getBytes(StandardCharsets.UTF_16));
    assertTrue(refusal().contains("it is UTF-16"), refusal());
    Files.write(
        home.path(".aws/config"),
        "[default]\nregion = eu-west-1\n# Zürich\n".getBytes(StandardCharsets.ISO_8859_1));
    assertTrue(refusal().contains("line 3 cannot be read: a character is not UTF-8"), refusal());
  }

  @Test
  void aFolderInPlaceOfAFileIsSaid() throws IOException {
    Files.createDirectories(home.path(".aws/config"));
    assertTrue(refusal().contains(home.path(".aws/config") + " cannot be read"), refusal());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a 'b c' \"d \\\" e\" f\\ g|a,b c,d \" e,f g",
        "sh -c 'echo \"x y\" >&2; exit 2'|sh,-c,echo \"x y\" >&2; exit 2",
        "a '' b|a,,b",
      })
  void wordsAreTakenApartAsAShellDoes(String text, String words) {
    assertEquals(List.of(words.split(",")), ShellWords.split(text));
  }

  private String refusal() {
    return assertThrows(ConnectionException.class, home::environment).userMessage();
  }
}
