/// How secrets are entered, revealed and copied in the window.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.ui.common.secret;
