package dev.jobinspector.codepipeline.transport;

import dev.jobinspector.testing.RecordingTransport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/// Plays every host of AWS and of strangers, on the ports of https and http, and a machine's agent.
final class LeakRecorder implements AutoCloseable {
  private static final Pattern HOST = Pattern.compile("(?i)\r\nhost: ([^:\r]+)");

  /// What was sent where: `https sts.us-east-1.amazonaws.com`.
  record Sent(String where, String text) {}

  private final WireServer secure;
  private final WireServer plain;
  private final WireServer machine;

  /// @throws java.net.BindException where programs may not listen on the ports of https and http
  LeakRecorder(SSLContext context) throws IOException {
    InetAddress here = InetAddress.getLoopbackAddress();
    ServerSocket https = context.getServerSocketFactory().createServerSocket(443, 200, here);
    secure = WireServer.on(https, WireServer.answering(LeakRecorder::reply));
    try {
      plain =
          WireServer.on(new ServerSocket(80, 200, here), WireServer.answering(LeakRecorder::reply));
    } catch (IOException e) {
      secure.close();
      throw e;
    }
    machine = WireServer.plain(WireServer.answering(LeakRecorder::reply));
  }

  /// The address of the machine's agent, and of an emulator.
  String machine() {
    return "http://127.0.0.1:" + machine.port();
  }

  /// Returns what was sent to hosts since the last time, the machine's agent left out.
  List<Sent> drain() {
    return Stream.concat(
            secure.drain().stream().map(text -> new Sent("https " + host(text), text)),
            plain.drain().stream().map(text -> new Sent("http " + host(text), text)))
        .toList();
  }

  /// Returns what was sent to the machine's agent since the last time.
  List<String> drainMachine() {
    return machine.drain();
  }

  private static String host(String request) {
    Matcher host = HOST.matcher(request);
    return host.find() ? host.group(1).toLowerCase(Locale.ROOT) : "";
  }

  private static String reply(String request) {
    String[] parts = request.split("\r\n\r\n", 2);
    return WireServer.reply(
        "200 OK",
        RecordingTransport.usual(
            new RecordingTransport.Sent(
                URI.create(request.split(" ", 3)[1]), Map.of(), parts.length > 1 ? parts[1] : "")));
  }

  @Override
  public void close() {
    secure.close();
    plain.close();
    machine.close();
  }
}
