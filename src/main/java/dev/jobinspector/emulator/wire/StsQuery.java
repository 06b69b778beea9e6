package dev.jobinspector.emulator.wire;

import com.sun.net.httpserver.Headers;
import dev.jobinspector.emulator.check.ServiceError;
import dev.jobinspector.emulator.state.Service;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// The AWS query protocol, for GetCallerIdentity of AWS STS alone: clients ask it whose account
/// they are in.
final class StsQuery implements Protocol {
  private static final String ACTION = "Action=";
  private static final String OPERATION = "GetCallerIdentity";
  private static final String CONTENT_TYPE = "text/xml";
  private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";

  private final Service service;
  private final SignatureCheck signatures;

  StsQuery(Service service, SignatureCheck signatures) {
    this.service = service;
    this.signatures = signatures;
  }

  static boolean speaks(Headers headers) {
    return Optional.ofNullable(headers.getFirst("Content-Type"))
        .orElse("")
        .startsWith("application/x-www-form-urlencoded");
  }

  @Override
  public Received receive(Headers headers, byte[] body, String requestId) {
    if (!operation(headers, body).equals(OPERATION)) {
      throw new ServiceError(
          "InvalidAction", 400, "Of AWS STS, the emulator plays GetCallerIdentity only");
    }
    signatures.region(headers, service());
    return new Received(OPERATION, () -> identity(requestId));
  }

  @Override
  public String operation(Headers headers, byte[] body) {
    String form = new String(body, StandardCharsets.UTF_8);
    return Arrays.stream(form.split("&", -1))
        .filter(field -> field.startsWith(ACTION))
        .map(field -> field.substring(ACTION.length()))
        .findFirst()
        .orElse("");
  }

  @Override
  public String service() {
    return "sts";
  }

  @Override
  public HttpReply error(ServiceError error, String requestId) {
    return new HttpReply(
        error.httpStatus(),
        CONTENT_TYPE,
        """
        <ErrorResponse xmlns="%s"><Error><Type>%s</Type><Code>%s</Code><Message>%s</Message></Error>\
        <RequestId>%s</RequestId></ErrorResponse>\
        """
            .formatted(
                NAMESPACE,
                error.httpStatus() < 500 ? "Sender" : "Receiver",
                error.code(),
                escape(error.message()),
                requestId),
        Optional.empty());
  }

  private HttpReply identity(String requestId) {
    String account = service.with((known, now) -> known.id());
    return HttpReply.of(
        200,
        CONTENT_TYPE,
        """
        <GetCallerIdentityResponse xmlns="%s"><GetCallerIdentityResult>\
        <Arn>arn:aws:iam::%s:user/emulator</Arn><UserId>AIDAEMULATOREXAMPLE1</UserId>\
        <Account>%s</Account></GetCallerIdentityResult>\
        <ResponseMetadata><RequestId>%s</RequestId></ResponseMetadata></GetCallerIdentityResponse>\
        """
            .formatted(NAMESPACE, account, account, requestId));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
