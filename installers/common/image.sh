# shellcheck shell=bash disable=SC2034 # its variables are read by the scripts that source it
# The first steps on Linux and macOS, sourced by their scripts: tools, mvn package, jlink, jars.
# Leaves target/input/runtime and target/input/app, which jpackage takes. Windows does the same in windows/package.ps1.

# What the program and its libraries use of the JDK, and no more:
#   java.logging, java.sql (with java.xml)  SQLite's driver, the AWS SDK
#   java.naming, java.security.jgss         directories and proxies that ask for Kerberos
#   jdk.crypto.ec                           TLS with AWS
#   jdk.httpserver                          the emulator
#   jdk.unsupported                         JavaFX
# java.desktop (16 MB) is not: nothing of AWT is drawn. jdk.jfr is not: JavaFX can do without, and starts sooner.
modules=java.base,java.logging,java.naming,java.security.jgss,java.sql,java.xml,jdk.crypto.ec,jdk.httpserver,jdk.unsupported
# Class files that no start reads are compressed, 8 MB less installed. The others are not: the package compresses
# them, and better (2 MB of it for each 8 MB), and there is nothing to unpack at each start.
compress='zip-9:filter=/java.xml/**,/java.naming/**,/java.security.jgss/**'

# What this machine cannot do is no fault of the program: loudly, and the exit code tells .ci/run.
skip() { # why
  echo "##################################################################" >&2
  echo "## SKIPPED: $0: $1" >&2
  echo "##################################################################" >&2
  exit 77
}
need() { # tool, how to get it
  command -v "$1" >/dev/null || skip "$1 is missing: $2"
}

# 1. The tools
is_jdk_25() { [ -x "$JAVA_HOME/bin/jlink" ] && [[ $("$JAVA_HOME/bin/java" -version 2>&1) == *'"25'* ]]; }
check_tools() {
  # Maven's own may be older; then where Debian and Fedora have it
  for JAVA_HOME in "${JAVA_HOME:-}" /usr/lib/jvm/*25*; do is_jdk_25 && break; done
  export JAVA_HOME
  is_jdk_25 || skip "a JDK 25 is missing: set JAVA_HOME to one"
  need mvn "https://maven.apache.org, or your system's package"
}

# 2. The program, in target/app, and the icons; BUILT=1 takes target/app as it is
build_program() {
  [ -n "${BUILT:-}" ] || mvn --batch-mode --quiet -DskipTests clean package
  mvn --batch-mode --quiet -Picons
  version=$(sed -n 's|^  <version>\(.*\)</version>|\1|p' pom.xml)
}

# 3. The runtime and the jars
#    --strip-debug        names for debuggers
build_image() {
  rm -rf target/input
  mkdir -p target/input
  "$JAVA_HOME/bin/jlink" --add-modules "$modules" --strip-debug --no-header-files --no-man-pages \
    --compress "$compress" --output target/input/runtime
  "$JAVA_HOME/bin/java" installers/common/Image.java trim target/app target/input/app
  cp installers/common/jvm-options target/input/app/
  hash=$("$JAVA_HOME/bin/java" installers/common/Image.java seal target/input/app)
}

# 4. Two AOT caches, by the image's own runtime; the JVM keeps the classes as it had them in memory.
#    window-*.aot: what nearly every window does is played on JavaFX's headless platform. The JVM links
#    all classes of a cache at each start, so what few windows do is not in it.
#    commands-*.aot: commands alone. A command maps a third of the classes then.
#    Their names have the hash of the jars: another version never takes them for its own.
#    -AOTRecordTraining: profiles for the second compiler, which is not used
training=(-XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining)
#    Made in the image as jpackage leaves it: jpackage gives each jar a new time, and the JVM refuses a
#    cache whose jars have another time than they had. An even second, for archives that keep no others;
#    in UTC, as `Installation` has it, which sets it again after a copy.
make_caches() { # the folder of the jars, the runtime's java, the class path as the launcher has it
  local app=$1 java=$2 path=$3 folder
  TZ=UTC0 find "$app" -name '*.jar' -exec touch -t 202601010000.00 {} +
  folder=$(mktemp -d)
  train "$app/window-$hash.aot" dev.jobinspector.app.Main --tour-without-display="$folder"
  train "$app/commands-$hash.aot" dev.jobinspector.app.tour.CommandTraining "$folder"
  rm -rf "$folder"
}
train() { # cache, main class, its arguments
  local cache=$1
  shift
  env -u JAVA_TOOL_OPTIONS -u JDK_JAVA_OPTIONS AWS_ACCESS_KEY_ID=none AWS_SECRET_ACCESS_KEY=none \
    AWS_CONFIG_FILE=/dev/null AWS_SHARED_CREDENTIALS_FILE=/dev/null \
    "$java" "@$app/jvm-options" "${training[@]}" -XX:AOTCacheOutput="$cache" \
    -Djob-inspector.app="$app" -Djob-inspector.display=none -Djob-inspector.training=true -cp "$path" "$@" \
    >target/training.log 2>&1 || { cat target/training.log >&2; exit 1; }
}
