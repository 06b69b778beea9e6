/// What covers the window for a moment: the palette, the help.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.ui.common.overlay;
