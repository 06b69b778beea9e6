import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.reflect.AccessFlag;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// The part of making an image that is the same on every system, run from its source:
///
/// - `java Image.java trim target/app DIR`: copies the jars and leaves out what this system cannot
///   use. What native code it can use lies beside the jars then, so that nothing is unpacked into
///   somebody's home at the first start.
/// - `java Image.java seal DIR`: writes `jars.txt`, by which the program sees that its jars are no
///   longer those of the AOT cache (the JDK looks at size and time only, if at all), and prints their
///   hash, the name of the cache.
final class Image {
  private static final String MAIN_JAR = "job-inspector.jar";
  private static final String OS = System.getProperty("os.name").toLowerCase(Locale.ROOT);
  private static final boolean WINDOWS = OS.contains("windows");

  /// Class files older than Java 6 have no stack maps; the AOT cache leaves them out. Picocli's are.
  private static final int OLDEST_IN_CACHE = ClassFile.JAVA_6_VERSION;

  /// One time for all builds: the same jars have the same hash.
  private static final long BUILT = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

  private Image() {}

  public static void main(String[] arguments) throws Exception {
    switch (arguments[0]) {
      case "trim" -> trim(Path.of(arguments[1]), Path.of(arguments[2]));
      case "seal" -> System.out.println(seal(Path.of(arguments[1])));
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static void trim(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    List<Path> jars = jars(from).stream().filter(Image::used).toList();
    ClassLoader libraries = loader(jars);
    ClassFile rewriting =
        ClassFile.of(
            ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
            ClassFile.DebugElementsOption.DROP_DEBUG, // names of local variables; lines of traces stay
            ClassFile.ConstantPoolSharingOption.NEW_POOL, // shared, methods would be copied as they are
            ClassFile.ClassHierarchyResolverOption.of(hierarchy(libraries)));
    List<String> names = new ArrayList<>(jars.stream().map(Image::nameInImage).toList());
    names.remove(MAIN_JAR);
    for (Path jar : jars) {
      copy(jar, to, String.join(" ", names), rewriting, libraries);
    }
  }

  /// JavaFX has a second jar without content per module; JNA is asked for the data folder on Windows
  /// only.
  private static boolean used(Path jar) {
    String name = jar.getFileName().toString();
    return !name.matches("javafx-[a-z]+-[\\d.]+\\.jar") && (WINDOWS || !name.startsWith("jna-"));
  }

  /// The program's own jar has the same name in each version: launchers and shortcuts stay.
  private static String nameInImage(Path jar) {
    String name = jar.getFileName().toString();
    return name.startsWith("job-inspector-") ? MAIN_JAR : name;
  }

  private static void copy(
      Path jar, Path to, String classPath, ClassFile rewriting, ClassLoader sheets)
      throws IOException {
    Path copy = to.resolve(nameInImage(jar));
    try (JarFile source = new JarFile(jar.toFile(), false);
        JarOutputStream target = new JarOutputStream(Files.newOutputStream(copy))) {
      target.setLevel(Deflater.BEST_COMPRESSION);
      for (JarEntry entry : Collections.list(source.entries())) {
        byte[] content = source.getInputStream(entry).readAllBytes();
        if (entry.isDirectory() || entry.getName().equals(JarFile.MANIFEST_NAME)) {
          continue; // the manifest comes last, when all is known
        }
        if (isNative(entry.getName())) {
          Optional<String> library = usable(entry.getName());
          if (library.isPresent()) {
            Files.write(to.resolve(library.get()), content);
            continue;
          } else if (!keptInJar(entry.getName())) {
            continue;
          }
        }
        if (entry.getName().endsWith(".class") && !entry.getName().endsWith("-info.class")) {
          content =
              isOld(content)
                  ? withStackMaps(rewriting, content)
                  : copy.endsWith(MAIN_JAR)
                      ? TypeSwitches.spelledOut(rewriting, content)
                      : rewriting.transformClass(
                          rewriting.parse(content), ClassTransform.ACCEPT_ALL);
        }
        put(target, entry.getName(), entry.getTime(), content);
        if (copy.endsWith(MAIN_JAR) && entry.getName().endsWith(".css")) {
          // JavaFX takes the compiled sheet beside a sheet: the parser is not even loaded.
          put(
              target,
              entry.getName().replaceFirst("css$", "bss"),
              entry.getTime(),
              compiled(content, sheets));
        }
      }
      Manifest manifest =
          Optional.ofNullable(source.getManifest()).map(Manifest::new).orElseGet(Manifest::new);
      Attributes attributes = manifest.getMainAttributes();
      attributes.putIfAbsent(Attributes.Name.MANIFEST_VERSION, "1.0");
      if (copy.endsWith(MAIN_JAR)) {
        attributes.put(Attributes.Name.CLASS_PATH, classPath);
      }
      if (!copy.endsWith(MAIN_JAR)) {
        attributes.putValue(
            "Changed-By",
            "Job Inspector's build: names of local variables left out, stack maps in old classes");
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      manifest.write(bytes);
      put(target, JarFile.MANIFEST_NAME, BUILT, bytes.toByteArray());
    }
  }

  private static byte[] compiled(byte[] sheet, ClassLoader javaFx) throws IOException {
    Path folder = Files.createTempDirectory("sheets");
    Path source = Files.write(folder.resolve("sheet.css"), sheet);
    Path binary = folder.resolve("sheet.bss");
    try {
      javaFx
          .loadClass("javafx.css.Stylesheet")
          .getMethod("convertToBinary", File.class, File.class)
          .invoke(null, source.toFile(), binary.toFile());
      byte[] compiled = Files.readAllBytes(binary);
      if (new String(compiled, StandardCharsets.ISO_8859_1).contains(folder.toString())) {
        throw new IOException("A style sheet names a file relative to itself");
      }
      return compiled;
    } catch (ReflectiveOperationException e) {
      throw new IOException("JavaFX does not compile a style sheet", e);
    } finally {
      Files.deleteIfExists(source);
      Files.deleteIfExists(binary);
      Files.delete(folder);
    }
  }

  private static void put(JarOutputStream target, String name, long time, byte[] content)
      throws IOException {
    JarEntry entry = new JarEntry(name);
    entry.setTime(time);
    target.putNextEntry(entry);
    target.write(content);
  }

  private static boolean isNative(String entry) {
    return entry.matches(".*\\.(so|dll|dylib|jnilib|a)");
  }

  /// The file name to unpack a library as; empty for one that this system cannot load from there.
  private static Optional<String> usable(String entry) {
    String name = entry.substring(entry.lastIndexOf('/') + 1);
    if (entry.startsWith("org/sqlite/native/")) {
      return entry.startsWith("org/sqlite/native/" + sqlitePlatform())
          ? Optional.of(name)
          : Optional.empty();
    }
    // JavaFX looks beside its jars; on Windows it looks elsewhere.
    return WINDOWS || entry.contains("/") ? Optional.empty() : Optional.of(name);
  }

  /// What its library unpacks by itself: JavaFX's and JNA's on Windows.
  private static boolean keptInJar(String entry) {
    return WINDOWS && (!entry.contains("/") || entry.startsWith("com/sun/jna/win32-x86-64/"));
  }

  private static String sqlitePlatform() {
    String arch = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x86_64";
    return (WINDOWS ? "Windows" : OS.contains("mac") ? "Mac" : "Linux") + "/" + arch + "/";
  }

  private static boolean isOld(byte[] content) {
    // Bytes 6 and 7 of a class file are its major version.
    return (content[6] << 8 | content[7]) < OLDEST_IN_CACHE;
  }

  private static byte[] withStackMaps(ClassFile rewriting, byte[] content) {
    return rewriting.transformClass(
        rewriting.parse(content),
        (builder, element) -> {
          if (element instanceof ClassFileVersion) {
            builder.withVersion(ClassFile.JAVA_8_VERSION, 0);
          } else {
            builder.with(element);
          }
        });
  }

  private static ClassLoader loader(List<Path> jars) throws MalformedURLException {
    List<URL> places = new ArrayList<>();
    for (Path jar : jars) {
      places.add(jar.toUri().toURL());
    }
    return new URLClassLoader(
        places.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  private static ClassHierarchyResolver hierarchy(ClassLoader libraries) {
    return ClassHierarchyResolver.ofResourceParsing(libraries)
        .orElse(ClassHierarchyResolver.defaultResolver());
  }

  /// One line per jar: CRC of its directory, where the directory begins, size, name. A jar's
  /// directory holds the CRC of each of its files: it tells as much as the whole jar, in a fiftieth
  /// of the bytes. `Installation` reads it.
  private static String seal(Path folder) throws Exception {
    MessageDigest hash = MessageDigest.getInstance("SHA-256");
    List<String> lines = new ArrayList<>();
    for (Path jar : jars(folder)) {
      try (DigestInputStream content = new DigestInputStream(Files.newInputStream(jar), hash)) {
        content.transferTo(OutputStream.nullOutputStream());
      }
      lines.add(line(jar));
    }
    Files.writeString(
        folder.resolve("jars.txt"), lines.stream().map(l -> l + "\n").collect(Collectors.joining()));
    return HexFormat.of().formatHex(hash.digest()).substring(0, 16);
  }

  private static String line(Path jar) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(jar.toFile(), "r")) {
      // The last 22 bytes of a jar without a comment; at 16, little-endian, where the directory is.
      file.seek(file.length() - 22 + 16);
      long directory = Integer.toUnsignedLong(Integer.reverseBytes(file.readInt()));
      byte[] bytes = new byte[(int) (file.length() - directory)];
      file.seek(directory);
      file.readFully(bytes);
      CRC32 crc = new CRC32();
      crc.update(bytes);
      return "%08x %d %d %s"
          .formatted(crc.getValue(), directory, file.length(), jar.getFileName());
    }
  }

  private static List<Path> jars(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }
}

/// Spells out the switches over types of this program's classes: javac has each of them made at run
/// time, by a class that the JVM writes on first use, which an AOT cache of JDK 25 does not keep. One
/// acknowledge comes by 19 of them, each a millisecond, and only for them the JVM's class writer is
/// begun.
final class TypeSwitches {
  private static final String NAME = "typeSwitch";
  private static final ClassDesc BOOTSTRAPS = ClassDesc.of("java.lang.runtime.SwitchBootstraps");

  private TypeSwitches() {}

  /// Returns the class with a method in place of each switch that has types only for labels.
  static byte[] spelledOut(ClassFile files, byte[] content) {
    ClassModel model = files.parse(content);
    Map<String, InvokeDynamicInstruction> switches = new LinkedHashMap<>();
    return files.transformClass(
        model,
        ClassTransform.transformingMethodBodies(
                (code, element) -> {
                  if (element instanceof InvokeDynamicInstruction call && isOfTypes(call)) {
                    String name = NAME + "$" + switches.size();
                    switches.put(name, call);
                    code.invokestatic(
                        model.thisClass().asSymbol(),
                        name,
                        call.typeSymbol(),
                        model.flags().has(AccessFlag.INTERFACE));
                  } else {
                    code.with(element);
                  }
                })
            .andThen(
                ClassTransform.endHandler(
                    builder ->
                        switches.forEach(
                            (name, call) ->
                                builder.withMethodBody(
                                    name,
                                    call.typeSymbol(),
                                    ClassFile.ACC_PRIVATE
                                        | ClassFile.ACC_STATIC
                                        | ClassFile.ACC_SYNTHETIC,
                                    code -> writeTo(code, call.bootstrapArgs()))))));
  }

  private static boolean isOfTypes(InvokeDynamicInstruction call) {
    return call.name().equalsString(NAME)
        && call.bootstrapMethod().owner().equals(BOOTSTRAPS)
        && call.bootstrapArgs().stream().allMatch(ClassDesc.class::isInstance);
  }

  /// As `SwitchBootstraps.typeSwitch` says: the index of the first label at or after the second
  /// argument of which the first is an instance; -1 for null, the number of labels for none.
  private static void writeTo(CodeBuilder code, List<ConstantDesc> labels) {
    code.aload(0).ifThen(Opcode.IFNULL, none -> none.loadConstant(-1).ireturn());
    for (int label = 0; label < labels.size(); label++) {
      int index = label;
      ClassDesc type = (ClassDesc) labels.get(label);
      code.iload(1)
          .loadConstant(index)
          .ifThen(
              Opcode.IF_ICMPLE,
              reached ->
                  reached
                      .aload(0)
                      .instanceOf(type)
                      .ifThen(Opcode.IFNE, it -> it.loadConstant(index).ireturn()));
    }
    code.loadConstant(labels.size()).ireturn();
  }
}
