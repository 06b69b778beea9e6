/// The one list of what can be done in the window: menus, palette, shortcut sheet and context menus
/// are made from it.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.ui.common.command;
