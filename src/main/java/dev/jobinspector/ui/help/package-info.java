/// Help in the window: the guide, the shortcuts, what the program is made of.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.ui.help;
