package dev.jobinspector.testing;

import dev.jobinspector.testing.RecordingTransport.Answer;
import dev.jobinspector.testing.RecordingTransport.Sent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Plays the OIDC service of IAM Identity Center: registers anybody, hands out codes, and answers
/// the questions for a token one after the other by what was laid out; then by the last of it.
public final class PlayedSignIn implements Function<Sent, Answer> {
  public static final String CLIENT_SECRET = "client+secret/of-a-registration";
  public static final String DEVICE_CODE = "device+code/of-an-authorization";
  public static final String ACCESS_TOKEN = "access+token/of-a-sign-in";
  public static final String REFRESH_TOKEN = "refresh+token/of-a-sign-in";

  private final Queue<String> errors = new ConcurrentLinkedQueue<>();
  private final AtomicInteger codes = new AtomicInteger();
  private volatile String page = "https://device.sso.eu-central-1.amazonaws.com/";

  /// @param answers the OAuth errors, or `ok`, or `lost`; an error after `bare ` comes without the
  ///   header that names it in AWS's way
  public PlayedSignIn(String... answers) {
    errors.addAll(List.of(answers));
  }

  /// Leads the browser elsewhere.
  public PlayedSignIn leadingTo(String address) {
    page = address;
    return this;
  }

  @Override
  public Answer apply(Sent request) {
    return switch (request.uri().getPath()) {
      case "/client/register" ->
          new Answer.Of(
              200,
              """
              {"clientId":"client-1","clientSecret":"%s","clientIdIssuedAt":1,\
              "clientSecretExpiresAt":4102444800}\
              """
                  .formatted(CLIENT_SECRET));
      case "/device_authorization" -> {
        int number = codes.incrementAndGet();
        yield new Answer.Of(
            200,
            """
            {"deviceCode":"%s","userCode":"CODE-%d","verificationUri":"%s",\
            "verificationUriComplete":"%s?user_code=CODE-%d","expiresIn":600,"interval":1}\
            """
                .formatted(DEVICE_CODE, number, page, page, number));
      }
      case "/token" -> token(errors.size() > 1 ? errors.remove() : String.valueOf(errors.peek()));
      default -> throw new IllegalArgumentException(request.uri().toString());
    };
  }

  /// `slow_down` is a SlowDownException.
  private static String exception(String error) {
    return Stream.of(error.split("_", -1))
            .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
            .collect(Collectors.joining())
        + "Exception";
  }

  private static Answer token(String answer) {
    return switch (answer) {
      case "ok" ->
          new Answer.Of(
              200,
              "{\"accessToken\":\"%s\",\"expiresIn\":28800,\"refreshToken\":\"%s\",\"tokenType\":\"Bearer\"}"
                  .formatted(ACCESS_TOKEN, REFRESH_TOKEN));
      case "lost" -> new Answer.Lost();
      default -> {
        String error = answer.replace("bare ", "");
        yield new Answer.Of(
            400,
            "{\"error\":\"%s\",\"error_description\":\"of %s\"}".formatted(error, DEVICE_CODE),
            answer.equals(error) ? Map.of("x-amzn-ErrorType", exception(error)) : Map.of());
      }
    };
  }
}
