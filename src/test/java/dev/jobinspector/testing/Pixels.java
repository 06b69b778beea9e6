package dev.jobinspector.testing;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Transform;

/// A scene as it is painted, for the FX thread. Contrasts are those of WCAG 2.2.
public final class Pixels {
  private final int[] argb;
  private final int width;
  private final int height;
  private final double scale;

  private Pixels(WritableImage image, double scale) {
    width = (int) image.getWidth();
    height = (int) image.getHeight();
    this.scale = scale;
    argb = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
  }

  /// Paints a scene.
  ///
  /// @param scale 2 or more for contrasts: the strokes of small text are thinner than a pixel
  public static Pixels of(Scene scene, double scale) {
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setTransform(Transform.scale(scale, scale));
    parameters.setViewport(
        new javafx.geometry.Rectangle2D(0, 0, scene.getWidth() * scale, scene.getHeight() * scale));
    return new Pixels(scene.getRoot().snapshot(parameters, null), scale);
  }

  /// Returns the highest contrast within bounds to the colour that most of them have.
  public double contrast(Bounds bounds) {
    int[] seen = within(bounds);
    if (seen.length == 0) {
      return 0;
    }
    int ground = ground(seen);
    return Arrays.stream(seen).distinct().mapToDouble(one -> contrast(one, ground)).max().orElse(0);
  }

  /// Returns the contrast of two colours.
  public static double contrast(int one, int other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  /// Returns the colour that most of the pixels within bounds have.
  public int ground(Bounds bounds) {
    return ground(within(bounds));
  }

  private static int ground(int[] pixels) {
    Map<Integer, Integer> counts = new HashMap<>();
    Arrays.stream(pixels).forEach(one -> counts.merge(one, 1, Integer::sum));
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(0);
  }

  /// Returns how many pixels within bounds differ from those of another picture.
  public int differing(Pixels other, Bounds bounds) {
    int[] here = within(bounds);
    int[] there = other.within(bounds);
    int differing = 0;
    for (int i = 0; i < Math.min(here.length, there.length); i++) {
      differing += here[i] == there[i] ? 0 : 1;
    }
    return differing;
  }

  private int[] within(Bounds bounds) {
    int left = Math.max(0, (int) Math.floor(bounds.getMinX() * scale));
    int top = Math.max(0, (int) Math.floor(bounds.getMinY() * scale));
    int right = Math.min(width, (int) Math.ceil(bounds.getMaxX() * scale));
    int bottom = Math.min(height, (int) Math.ceil(bounds.getMaxY() * scale));
    int[] seen = new int[Math.max(0, right - left) * Math.max(0, bottom - top)];
    for (int y = top, at = 0; y < bottom && right > left; y++, at += right - left) {
      System.arraycopy(argb, y * width + left, seen, at, right - left);
    }
    return seen;
  }

  private static double luminance(int argb) {
    return 0.2126 * linear(argb >> 16) + 0.7152 * linear(argb >> 8) + 0.0722 * linear(argb);
  }

  private static double linear(int channel) {
    double value = (channel & 0xFF) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
