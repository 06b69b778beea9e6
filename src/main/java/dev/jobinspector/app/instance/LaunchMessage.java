package dev.jobinspector.app.instance;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What a second start hands to the window that is open: its arguments, and what its environment
/// would make of them. It goes from memory to memory, over a socket, and is checked as strictly as
/// if a stranger had sent it.
///
/// The form: four bytes that name it and its version, the number of bytes that follow, the
/// environment's mark, the number of arguments, each argument; texts as
/// [DataOutputStream#writeUTF].
///
/// @param environment of the connection that the arguments name, by [AwsVariables]; else blank
public record LaunchMessage(List<String> arguments, String environment) {
  /// What the window answers, a byte.
  public enum Answer {
    /// It makes no sense to the window, or nobody has answered.
    NONE(0),
    TAKEN(1),
    /// The arguments name another history than the window keeps.
    OTHER_HISTORY(2),
    /// In the window's environment the arguments would mean another connection.
    OTHER_ENVIRONMENT(3);

    private final int written;

    Answer(int written) {
      this.written = written;
    }

    int written() {
      return written;
    }

    static Answer of(int read) {
      return Stream.of(values()).filter(answer -> answer.written == read).findFirst().orElse(NONE);
    }
  }

  private static final int NAME_AND_VERSION = 0x4a490002;
  private static final int MOST_BYTES = 64 * 1024;
  private static final int MOST_ARGUMENTS = 256;

  public LaunchMessage {
    arguments = List.copyOf(arguments);
  }

  /// Writes it as a whole.
  ///
  /// @throws IOException also if it is too long to be taken
  void write(OutputStream out) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(bytes);
    data.writeUTF(environment);
    data.writeShort(arguments.size());
    for (String argument : arguments) {
      data.writeUTF(argument);
    }
    if (bytes.size() > MOST_BYTES || arguments.size() > MOST_ARGUMENTS) {
      throw new IOException("too long to send to the other window");
    }
    DataOutputStream message = new DataOutputStream(out);
    message.writeInt(NAME_AND_VERSION);
    message.writeInt(bytes.size());
    message.write(bytes.toByteArray());
    message.flush();
  }

  /// Reads it.
  ///
  /// @throws IOException if it is anything but one of these, whole
  static LaunchMessage read(InputStream in) throws IOException {
    DataInputStream message = new DataInputStream(in);
    if (message.readInt() != NAME_AND_VERSION) {
      throw new IOException("from another program or version");
    }
    int length = message.readInt();
    if (length < 0 || length > MOST_BYTES) {
      throw new IOException("too long");
    }
    byte[] bytes = new byte[length];
    message.readFully(bytes);
    DataInputStream data = new DataInputStream(new ByteArrayInputStream(bytes));
    String environment = data.readUTF();
    int count = data.readUnsignedShort();
    if (count > MOST_ARGUMENTS) {
      throw new IOException("too many arguments");
    }
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      arguments.add(data.readUTF());
    }
    if (data.read() != -1) {
      throw new IOException("data after the arguments");
    }
    return new LaunchMessage(arguments, environment);
  }
}
