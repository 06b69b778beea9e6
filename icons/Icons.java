import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.imageio.ImageIO;

/// Draws the icon's files from its one source, the same on every system: `mvn -Picons` writes those
/// of the window, which are committed and which a test compares (`--check`), and those of the
/// packages into `target/icons`.
final class Icons {
  private static final Path SOURCE = Path.of("icons/job-inspector.svg");
  private static final Path PACKAGES = Path.of("target/icons");
  private static final Path OF_THE_WINDOW = Path.of("src/main/resources/dev/jobinspector/app");

  private static final List<Integer> DESKTOP = List.of(16, 22, 24, 32, 48, 64, 128, 256, 512);
  private static final List<Integer> WINDOW = List.of(16, 32, 64, 256);
  private static final List<Integer> WINDOWS = List.of(16, 24, 32, 48, 64, 256);

  /// Apple's types of PNG in an icns file and their sizes; `ic11` to `ic14` are for dense screens.
  private static final Map<String, Integer> MACOS =
      new TreeMap<>(
          Map.of(
              "icp4", 16, "icp5", 32, "ic07", 128, "ic08", 256, "ic09", 512, "ic10", 1024, "ic11",
              32, "ic12", 64, "ic13", 256, "ic14", 512));

  private Icons() {}

  public static void main(String[] arguments) throws IOException {
    System.setProperty("java.awt.headless", "true");
    SVGDocument icon =
        Objects.requireNonNull(new SVGLoader().load(SOURCE.toUri().toURL()), "no SVG: " + SOURCE);
    if (List.of(arguments).contains("--check")) {
      for (int size : WINDOW) {
        check(ofTheWindow(size), picture(icon, size));
      }
      return;
    }
    Files.createDirectories(PACKAGES);
    for (int size : WINDOW) {
      Files.write(ofTheWindow(size), png(icon, size));
    }
    for (int size : DESKTOP) {
      Files.write(PACKAGES.resolve("job-inspector-" + size + ".png"), png(icon, size));
    }
    Files.write(PACKAGES.resolve("job-inspector.ico"), ico(icon));
    Files.write(PACKAGES.resolve("job-inspector.icns"), icns(icon));
  }

  private static Path ofTheWindow(int size) {
    return OF_THE_WINDOW.resolve("icon-" + size + ".png");
  }

  /// Compares pixels: the same pixels are packed differently by different versions of zlib.
  private static void check(Path committed, BufferedImage drawn) throws IOException {
    BufferedImage image = ImageIO.read(committed.toFile());
    int size = drawn.getWidth();
    if (image.getWidth() != size
        || !Arrays.equals(
            image.getRGB(0, 0, size, size, null, 0, size),
            drawn.getRGB(0, 0, size, size, null, 0, size))) {
      System.err.println(committed + " is not what is drawn from " + SOURCE + ": mvn -Picons");
      System.exit(1);
    }
  }

  private static BufferedImage picture(SVGDocument icon, int size) {
    BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    icon.render(null, graphics, new ViewBox(size, size));
    graphics.dispose();
    return image;
  }

  private static byte[] png(SVGDocument icon, int size) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(picture(icon, size), "png", bytes);
    return bytes.toByteArray();
  }

  /// Source: "Icons", learn.microsoft.com; since Windows Vista an image in it may be a PNG.
  private static byte[] ico(SVGDocument icon) throws IOException {
    int offset = 6 + 16 * WINDOWS.size();
    ByteBuffer directory = ByteBuffer.allocate(offset).order(ByteOrder.LITTLE_ENDIAN);
    directory.putShort((short) 0).putShort((short) 1).putShort((short) WINDOWS.size());
    ByteArrayOutputStream images = new ByteArrayOutputStream();
    for (int size : WINDOWS) {
      byte[] png = png(icon, size);
      directory.put((byte) size).put((byte) size); // 256 is written as 0
      directory.putShort((short) 0).putShort((short) 1).putShort((short) 32);
      directory.putInt(png.length).putInt(offset + images.size());
      images.write(png);
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(directory.array());
    images.writeTo(file);
    return file.toByteArray();
  }

  private static byte[] icns(SVGDocument icon) throws IOException {
    ByteArrayOutputStream images = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(images);
    for (Map.Entry<String, Integer> image : MACOS.entrySet()) {
      byte[] png = png(icon, image.getValue());
      out.write(image.getKey().getBytes(StandardCharsets.US_ASCII));
      out.writeInt(8 + png.length);
      out.write(png);
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    DataOutputStream head = new DataOutputStream(file);
    head.write("icns".getBytes(StandardCharsets.US_ASCII));
    head.writeInt(8 + images.size());
    images.writeTo(head);
    return file.toByteArray();
  }
}
