package dev.jobinspector.app.tour;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;

/// Writes what JavaFX drew as PNG. By hand, because `javax.imageio` would bring the whole of
/// `java.desktop` (16 MB) into the installed program's runtime. Source: the PNG specification,
/// third edition, §5 and §11.
public final class Picture {
  private static final long SIGNATURE = 0x89504E470D0A1A0AL;
  private static final int BITS_PER_SAMPLE = 8;
  private static final int RGB_AND_ALPHA = 6;

  private Picture() {}

  public static void save(Image image, Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (DataOutputStream png = new DataOutputStream(Files.newOutputStream(file))) {
        png.writeLong(SIGNATURE);
        chunk(png, "IHDR", header((int) image.getWidth(), (int) image.getHeight()));
        chunk(png, "IDAT", pixels(image));
        chunk(png, "IEND", new byte[0]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] header(int width, int height) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream header = new DataOutputStream(bytes);
    header.writeInt(width);
    header.writeInt(height);
    header.write(new byte[] {BITS_PER_SAMPLE, RGB_AND_ALPHA, 0, 0, 0});
    return bytes.toByteArray();
  }

  private static byte[] pixels(Image image) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PixelReader pixels = image.getPixelReader();
    try (OutputStream packed = new DeflaterOutputStream(bytes)) {
      for (int y = 0; y < image.getHeight(); y++) {
        packed.write(0); // this row is as it is, not as the difference to another
        for (int x = 0; x < image.getWidth(); x++) {
          int argb = pixels.getArgb(x, y);
          packed.write(argb >> 16);
          packed.write(argb >> 8);
          packed.write(argb);
          packed.write(argb >> 24);
        }
      }
    }
    return bytes.toByteArray();
  }

  private static void chunk(DataOutputStream png, String type, byte[] content) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(content);
    png.writeInt(content.length);
    png.write(name);
    png.write(content);
    png.writeInt((int) crc.getValue());
  }
}
