package dev.jobinspector.emulator.state;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.UUID;

/// Ids and nonces that look random and are the same in every run under the same seed, whatever the
/// order of requests: each follows from the seed and from what it is the id of.
public final class SeededIds {
  private static final int TOKEN_LENGTH = 64;
  private static final String TOKEN_CHARACTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private final long seed;

  public SeededIds(long seed) {
    this.seed = seed;
  }

  /// Returns a version 4 UUID in lower case.
  public String uuid(String... of) {
    SplittableRandom random = random(of);
    long high = (random.nextLong() & ~0xf000L) | 0x4000L;
    long low = (random.nextLong() & ~(3L << 62)) | (2L << 62);
    return new UUID(high, low).toString();
  }

  /// Returns a decimal number of 7 to 10 digits. The service model says "a system-generated random
  /// number"; the number of digits is modelled.
  public String nonce(String jobId, int dispatch) {
    SplittableRandom random = random("nonce", jobId, Integer.toString(dispatch));
    long low = 1_000_000;
    for (int digits = 7 + random.nextInt(4); digits > 7; digits--) {
      low *= 10;
    }
    return Long.toString(random.nextLong(low, low * 10));
  }

  /// Returns a client token as a partner might issue it.
  public String token(String... of) {
    SplittableRandom random = random(of);
    var token = new StringBuilder(TOKEN_LENGTH);
    while (token.length() < TOKEN_LENGTH) {
      token.append(TOKEN_CHARACTERS.charAt(random.nextInt(TOKEN_CHARACTERS.length())));
    }
    return token.toString();
  }

  private SplittableRandom random(String... of) {
    long mixed = seed;
    for (String part : of) {
      for (byte b : part.getBytes(StandardCharsets.UTF_8)) {
        mixed = (mixed ^ b) * 0x100000001b3L;
      }
      mixed = new SplittableRandom(mixed).nextLong();
    }
    return new SplittableRandom(mixed);
  }
}
