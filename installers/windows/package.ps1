# The program for Windows, with its own Java runtime: target\packages\job-inspector-*.msi.
# Needs a JDK 25, Maven and the WiX Toolset (3 or later) on the PATH.
#
# To sign: WINDOWS_SIGN_CERTIFICATE, a .pfx file, and WINDOWS_SIGN_PASSWORD; signtool is in the Windows SDK.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true # PowerShell 7.4: a program that fails ends the script
Set-Location (Join-Path $PSScriptRoot '../..')

function Assert-Tool([string] $Name, [string] $Advice) {
    if (-not (Get-Command $Name -ErrorAction SilentlyContinue)) { throw "$Name is missing: $Advice" }
}

# 1. The tools
if (-not $env:JAVA_HOME) { throw 'A JDK 25 is needed: set JAVA_HOME to one' }
$java = Join-Path $env:JAVA_HOME 'bin/java.exe'
if (-not (& $java --version | Select-String -Quiet '^openjdk 25')) { throw 'A JDK 25 is needed: set JAVA_HOME to one' }
Assert-Tool 'mvn' 'https://maven.apache.org'
# WiX 3 is found by jpackage where it is installed, without a PATH
if (-not (Get-Command 'wix' -ErrorAction SilentlyContinue) -and -not (Get-Command 'candle' -ErrorAction SilentlyContinue) -and
    -not (Test-Path "${env:ProgramFiles(x86)}/WiX Toolset*/bin/candle.exe")) { throw 'WiX is missing: https://wixtoolset.org' }
$signs = [bool] $env:WINDOWS_SIGN_CERTIFICATE
if ($signs) {
    Assert-Tool 'signtool' 'install the Windows SDK'
}
else {
    Write-Warning 'WINDOWS_SIGN_CERTIFICATE is not set: the package is not signed, and Windows will warn who opens it.'
}

# 2. The program, in target\app, and the icons
if (-not $env:BUILT) { mvn --batch-mode --quiet -DskipTests clean package }
mvn --batch-mode --quiet -Picons
$version = ([xml] (Get-Content pom.xml)).project.version

# 3. The runtime and the jars: the modules and options, with their reasons, are in common/image.sh
function Get-Shared([string] $Name) {
    (Select-String -Path installers/common/image.sh -Pattern "^$Name='?([^']*)'?$").Matches[0].Groups[1].Value
}
$modules = Get-Shared 'modules'
$compress = Get-Shared 'compress'
Remove-Item -Recurse -Force -ErrorAction SilentlyContinue 'target/input', 'target/packages'
New-Item -ItemType Directory target/input | Out-Null
& "$env:JAVA_HOME/bin/jlink" --add-modules $modules --strip-debug --no-header-files --no-man-pages `
    --compress $compress --output target/input/runtime
& $java installers/common/Image.java trim target/app target/input/app
Copy-Item installers/common/jvm-options target/input/app
$hash = & $java installers/common/Image.java seal target/input/app

# 4. jpackage: a launcher with the program's icon, without a console; and one with, for commands, with
#    their own cache. What an added launcher is given replaces the main one's, so the options stand twice.
$options = @(Get-Content installers/common/jvm-options | Where-Object { $_ -notmatch '^#' }) + '-Djob-inspector.app=$APPDIR'
Set-Content target/commands.properties 'win-console=true', 'win-menu=false', 'win-shortcut=false', "java-options=$options -XX:AOTCache=`$APPDIR/commands-$hash.aot"
& "$env:JAVA_HOME/bin/jpackage" --type app-image --name 'Job Inspector' --app-version $version --vendor 'Job Inspector' `
    --runtime-image target/input/runtime --input target/input/app `
    --main-jar job-inspector.jar --main-class dev.jobinspector.app.Main `
    @($options | ForEach-Object { '--java-options', $_ }) --java-options "-XX:AOTCache=`$APPDIR/window-$hash.aot" `
    --add-launcher job-inspector=target/commands.properties `
    --icon target/icons/job-inspector.ico --dest target/packages

# 5. The AOT caches, by the image's own runtime, on the class path of its launchers: as in common/image.sh.
#    The tour needs no display of its own.
$image = (Resolve-Path 'target/packages/Job Inspector').Path.Replace('\', '/')
$app = "$image/app"
Get-ChildItem "$app/*.jar" | ForEach-Object { $_.LastWriteTimeUtc = [datetime]::new(2026, 1, 1, 0, 0, 0, 'Utc') }
$path = (Select-String -Path "$app/Job Inspector.cfg" -Pattern '^app\.classpath=\$APPDIR(.*)$' |
    ForEach-Object { $app + $_.Matches[0].Groups[1].Value.Replace('\', '/') }) -join ';'
$env:AWS_CONFIG_FILE = 'NUL'
$env:AWS_SHARED_CREDENTIALS_FILE = 'NUL'
function New-Cache([string] $Name, [string[]] $Program) {
    & "$image/runtime/bin/java" "@$app/jvm-options" '-XX:+UnlockDiagnosticVMOptions' '-XX:-AOTRecordTraining' `
        "-XX:AOTCacheOutput=$app/$Name-$hash.aot" "-Djob-inspector.app=$app" '-Djob-inspector.display=none' '-Djob-inspector.training=true' -cp $path @Program
}
New-Item -ItemType Directory target/training | Out-Null
New-Cache 'window' 'dev.jobinspector.app.Main', '--tour-without-display=target/training'
New-Cache 'commands' 'dev.jobinspector.app.tour.CommandTraining', 'target/training'
Remove-Item -Recurse target/training

# 6. The package: for one user, so that no administrator is needed
#    --win-upgrade-uuid: the same for ever; by it Windows knows the version before
& "$env:JAVA_HOME/bin/jpackage" --type msi --name 'Job Inspector' --app-version $version --vendor 'Job Inspector' `
    --app-image 'target/packages/Job Inspector' --license-file LICENSE `
    --win-per-user-install --win-menu --win-shortcut-prompt --win-dir-chooser `
    --win-upgrade-uuid 3c1f0f5e-6a0c-4c43-9a8b-0d8e5f6f2b7a --dest target/packages
Remove-Item -Recurse 'target/packages/Job Inspector'
Get-ChildItem target/packages/*.msi | Rename-Item -NewName "job-inspector-$version-windows-amd64.msi"
if ($signs) {
    Get-ChildItem target/packages/*.msi | ForEach-Object {
        signtool sign /f $env:WINDOWS_SIGN_CERTIFICATE /p $env:WINDOWS_SIGN_PASSWORD /fd SHA256 `
            /tr http://timestamp.digicert.com /td SHA256 $_.FullName
    }
}
Get-ChildItem target/packages
